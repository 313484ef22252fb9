"""What English words are about, by concept: `likelihood` says what concepts weigh together."""

CONCEPTS = {
    # -- Death, and one's own ------------------------------------------------------------------
    "die": """
        die dies died dying dead death deaths perish* ded croak* my_demise six_feet_under
        pushing_up_daisies in_the_ground my_grave my_funeral my_coffin lifeless corpse my_body
        euthan* dignitas be_dead dead_already im_dead wish_i_was_dead were_dead was_dead the_grave
        grave headstone tombstone obituary eulogy funeral mortuary morgue ashes urn my_ashes
        buried bury_me bury in_the_earth under_the_earth reaper afterlife passing_away pass_away
        among_the_living as_a_memory a_memory the_ground
    """,
    "suicide": """
        suicid* kms unaliv* ctb sewerslide kill..myself kills..himself kill..himself kill..herself
        kill..themselves killing..myself killing..himself killing..herself killed..myself
        end..my_life end..my_own_life ended..my_life ending..my_life end..his_life end..her_life
        end..it_all ending_it_all ended_it_all end_things ending_things end_it ending_it ended_it
        take..my_own_life take_my_life taking_my_life took_his_life took_her_life
        take_his_own_life take_her_own_life top_myself topping_myself off_myself offing_myself
        hang_myself hang_himself hang_herself drown_myself shoot_myself gas_myself hanging_myself
        end_myself finish_myself_off do_away_with_myself do_myself_in do_him_self_in end_my_days
        end_his_days end_her_days end_my_existence end_my_story an_end_to_it an_end_to_my
        an_end_to_everything an_end_to_things my_own_hand taking_my_own make_away_with_myself
        harakiri overdosed overdosing od_ed took_an_overdose taking_an_overdose end_my_own
        end..this_life end_this_life finish_myself finish_it_all finish_my_life done_with_life
        done_with_living so_do_i commit_suicide committing_suicide attempt_on_my check_out_early
        checking_out_early dead_by do_the_deed meet_my_maker final_solution end_me end_my_misery
        end_my_pain end_my_suffering kill_me killing_me_softly neck_myself yeet_myself jump_off
        jumped_off jumping_off jump_in_front step_in_front stepping_in_front walk_in_front
        lie_on_the_tracks lie_down_on_the swallow_everything swallowed_everything take_them_all
        took_them_all taking_them_all took_all took_the_lot go_to_sleep_forever never_wake_up
        not_wake_up wont_wake_up sleep_forever go_and_not_come_back walk_into_the_sea
        walk_into_the_river walk_out_into drive_off drive_into bleed_out slit*..wrist* cut..wrist*
        cut_my_wrists open_my_veins opened_my_wrists sewer_slide kermit sudoku stop_my_living
        stop_living stop_breathing leave_the_game quit_the_game stop_my_heart join_my..under
        unsubscribe_from_life delete_my_life
    """,
    "harm_self": """
        self_harm* selfharm* self_injur* sh hurt_myself hurting_myself hurts_myself harm_myself
        harming_myself cut_myself cutting_myself cutting cuts_herself cuts_himself cutting_herself
        cutting_himself hurting_herself hurting_himself hurt_himself hurt_herself harming_herself
        harming_himself burn_myself burning_myself burned_myself burnt_myself scratch_myself
        scratching_myself punish_myself hit_myself hitting_myself starve_myself starving_myself
        slice_my* slicing_my* cut_my* cutting_my* cuts_my* bleed_myself hurt_my_body cut_again
        cut_deep* cuts_on fresh_cuts scratches_on new_cuts cuts_and scars burn_marks_on_her
        burns_on_her_arm
    """,
    "skin": "wrist* forearm* thigh* arms skin veins vein sleeve* flesh",
    "blood": "blood bleed* bled bloody blooded",
    "kill": """
        kill kills killing killed murder* strangl* stab stabs stabbed stabbing smother* shoot
        shoots shot behead* slaughter* massacre* finish_him_off finish_her_off end_him end_her
        burn_it_down blow_up gut_him put_him_in_the_ground
    """,
    "stop": """
        stop stops stopped stopping end ends ended ending finish finished over cease* quit quits
        halt* switch_off switched_off turn..off shut..off shut_down off_switch close_my_eyes
        lights_out be_done be_through black_out checked_out check_out unplug* pull_the_plug
        log_off log_out sign_off signing_off logging_off bow_out bowing_out delete_myself
        delete_me erase* exit exits final_curtain tap_out give_up giving_up gave_up given_up
        throw_in_the_towel
    """,
    "wake": """
        wake wakes waking woke woken wakeup open_my_eyes opened_my_eyes get_up_again see_morning
        see_the_morning see_another_morning see_another_day see_tomorrow see_the_sun*
    """,
    "sleep": """
        sleep sleeps sleeping asleep slept nod_off drift_off rest resting eternal_rest
    """,
    "vanish": """
        disappear* vanish* gone be_gone not_exist not_existing stop_existing cease_to_exist
        not_be_here not_being_here not_be_there not_being_there not_be_around not_being_around
        not_here_any_more not_there_any_more was_not_there was_not_here were_not_there
        were_not_here was_not_around were_not_around was_not_in_it am_not_here am_not_there
        am_not_around not_be_alive never_been_born never_born not_been_born had_not_been_born
        wiped_out blown_away swallow_me swallowed_up evaporat* dissolve* fade_away fade_out
        melt_away slip_away slip_out slip_under drift_away float_away go_away step_out_of
        leave_this_world leave_this_life leave_this_earth leave_this_place_for depart depart_this
        departing off_this_planet off_this_earth out_of_this_world out_of_here out_of_the_picture
        not_come_back not_coming_back never_come_back never_coming_back not_come_home
        not_coming_home no_return not_return not_be_needing will_not_need nobody_would_know
        out_of_existence nothingness oblivion the_void absence my_absence no_me without_a_trace
        be_nothing be_no_more take_me hit_me run_me_over out_of_their_way out_of_everyone*
        out_of_her_way out_of_his_way skip_my_name empty_chair empty_seat subtracted cancelled
        cancel_me remove_me one_fewer an_ending my_ending end_the_story close_the_book last_page
        last_chapter turn_off_the_light return_me hand_me_in give_my_life_back checking_out
        rubbed_out blank stop_being be_finished finish_the_sentence fall_on_me be_over_and_done
        be_somewhere_else be_gone_by stop_the_world melt swept_away carried_off carried_away
        dont_come_back do_not_come_back
    """,
    "live": """
        live lives living alive life exist existence be_here being_here still_here
        stay_here staying_here be_around stick_around sticking_around hang_around stay_alive
        staying_alive go_on going_on carry_on carrying_on keep_going keep_on keep_living continue
        continuing breathe breathing survive surviving be_on_this_planet being_a_person this_earth
        this_world be_in_this_world staying remain get_through get_up getting_up
        getting_out_of_bed make_it hold_on hang_on holding_on hanging_on fight* keep_this_up
        keep_doing_this do_this do_it_any_more
    """,
    "birth": "born",
    # -- What it feels like ---------------------------------------------------------------------
    "burden": """
        burden* dead_weight deadweight in_the_way waste_of_space waste_of_oxygen waste_of_air
        waste_of_skin drag* weigh*..down pull*..down parasite millstone drain a_problem_to
        nuisance one_less one_mouth_less ruin_their ruining_their spoil* cost_them costing_them
        taking_up_space in_everyones_way liability extra_weight useless_to surplus spare_part
        third_wheel no_use_to not_needed no_longer_needed no_one_needs nobody_needs not_wanted
        nobody_wants taking_up_room taking_up_air take_up_space space_i_take better_use_of
        on_their_shoulders around_their_neck albatross a_stone_around dead_wood
    """,
    "better": """
        better easier happier lighter freer kinder simpler calmer relief relieved off_the_hook
        fairer best_thing favour favor do_everyone_a blessing breathe_easier sleep_better manage
        manage_fine manage_well manage_without cope_without fine_without get_over get_over_it
        get_used_to move_on moved_on recover_from_me be_fine be_ok be_okay be_alright be_all_right
        forget_me forget_about_me not_even_notice spare_them spare_everyone spared
    """,
    "without_me": """
        without_me without_him without_her if_i_was_not if_i_were_not if_i_did_not if_i_was_gone
        if_i_were_gone if_i_had_not if_i_never if_i_died if_i_just if_i_simply once_i_am when_i_am
        after_i_am when_i_go once_i_go after_i_go with_me_gone with_me_out when_i_no_longer
        if_i_no_longer if_i_am_gone if_i_went if_i_left if_i_stopped if_i_vanished me_not_being
        minus_me after_me behind_me_when in_my_absence if_i_ceased
    """,
    "pointless": """
        pointless no_point what_is_the_point whats_the_point the_point see_the_point any_point
        point_in point_of meaningless no_meaning no_reason any_reason reason_to reasons_to
        no_purpose purposeless no_future future no_hope hopeless* lost_hope lost_all_hope
        lose_hope what_for why_bother why_even worth_it not_worth worth_living worth_the
        hardly_worth nothing_left nothing_to_live nothing_to_look nothing_matters no_way_out
        no_other_way only_way only_way_out only_option only_exit way_out ways_out no_exit
        no_escape dead_end trapped cornered nothing_ahead no_tomorrow nothing_helps nothing_works
        nothing_helped none_helped tried_everything futile in_vain see_no see_myself
        picture_myself imagine_myself see_me beyond_help past_help too_late nothing_can_help
        no_light end_of_the_tunnel politeness out_of_habit for_nothing no_use
    """,
    "unbearable": """
        unbearable can_not_take can_not_bear can_not_stand can_not_cope can_not_go can_not_do
        can_not_live can_not_face can_not_carry can_not_keep can_not_continue can_not_hold
        can_not_handle can_not_endure can_not_any_more not_cope too_much to_much to_heavy
        too_heavy so_heavy unlivable unliveable torture agony hell nightmare breaking_point
        end_of_my_tether end_of_my_rope end_of_the_line end_of_the_road rock_bottom can_not_manage
        can_not_survive not_survive had_enough have_had_enough enough_of no_more no_strength
        no_energy no_power no_fight strength_left no_strength_left not_strong_enough run_out_of
        out_of_strength drowning suffocat* broken breaking crush* falling_apart collapse*
        shattered empty emptiness hollow numb nothing_inside dead_inside exhausted exhausting
        worn_out spent used_up burnt_out by_a_thread fingernail fingertips hanging_by slipping
        losing_my_grip losing_grip at_my_limit past_my_limit last_straw can_not_breathe
        can_not_stay cant_stay_here cannot_stay reached_my_limit running_out nothing_in_the_tank
        no_tank_left on_empty bottom_of_the_barrel
    """,
    "tired": """
        tired tierd weary sick_of fed_up bored_of done_with had_it_with so_done im_done i_am_done
        am_done done am_through am_finished
    """,
    "pain": """
        pain* suffer* hurt hurts hurting ache* misery torment noise voices screaming darkness dark
        black abyss despair desperate anguish agony grief heartbroken
    """,
    "worthless": """
        worthless useless hate_myself hate_me hate_my hate_being despise_myself disgust* failure
        fail* loser nobody_loves unlovable mistake monster pathetic a_joke good_for_nothing
        ashamed guilt* shame deserve* do_not_deserve am_not_good_enough never_good_enough
        stupid idiot disappointment
        disappoint* let_everyone_down let_them_down i_ruin ruined_everything
    """,
    "alone": """
        alone lonely nobody no_one noone no_friends isolated abandoned left_me forgotten invisible
    """,
    "calm": """
        calm calmer calmest peace peaceful at_peace made_my_peace serene quiet silence
        strangely_happy lightness weight_off relieved feels_right at_ease clarity
    """,
    # -- Intent, time, farewell -----------------------------------------------------------------
    "wish": """
        want wants wanted wanna wish wishes wishing hope hoping hopes hoped pray praying prayed
        rather prefer long_for longing crave yearn would_like would_love ready_for beg begging
        wouldnt_mind would_not_mind not_mind do_not_care if_only dream_of fingers_crossed
        cross_my_fingers
    """,
    "think": """
        think thinks thinking thought thoughts tempt* urge* imagin* pictur* fantas* daydream*
        wonder wondering wonders obsess* consider* contemplat* ideas idea cross*..mind on_my_mind
        in_my_head in_my_mind head_keeps pop* intrusive plagued voice_in_my google* googl* search*
        look_up looked_up looking_up research_ways catch_myself caught_myself drawn_to pulls_me
        calls_me calling_me calling calls_to
    """,
    "plan": """
        plan plans planned planning decid* decision made_up_my_mind made_my_mind mind_is_made
        intend* intention ready prepare* prepared everything_is_ready all_set all_ready set_up
        set_a_date picked chosen chose found_a_place found_the_place found_somewhere found_a_spot
        know_where know_how know_when know_the i_know_now worked_out work_out figured_out date_set
        the_date a_date arranged organised organized going_to about_to will_do going_through_with
        go_through_with do_it doing_it done_it did_it did_something something_stupid
        something_drastic do_something this_is_it thats_it that_is_it it_for_me made_arrangements
        rehears* method bought ordered picked_a no_going_back no_turning_back nobody_can_stop
        no_one_can_stop can_not_stop_me dont_try_to_stop do_not_try_to mark_the_date circled
        counting_down countdown habs got_a_plan have_a_plan have_the_plan chosen_the_day
        picked_the_day set_for my_mind_is decided_to on_purpose one_way one_way_ticket
        enough_petrol last_drive tank_of full_tank song_i_want song_for_my whats_left_is
        all_thats_left nothing_left_but_to only_thing_left already_done already_took did_the_thing
        i_did_it done_the_thing_now final_thing_on_my my_list last_thing_on_my only_the_way_out
        return_ticket practise practice for_what they_deserve
    """,
    "time": """
        tonight tonite tomorrow today this_evening this_weekend this_week at_the_weekend on_monday
        on_tuesday on_wednesday on_thursday on_friday on_saturday on_sunday monday tuesday
        wednesday thursday friday saturday sunday next_week this_month end_of_the_month soon
        midnight by_morning in_the_morning by_the_time in_an_hour an_hour hours_from
        after_christmas after_the_wedding before_christmas new_year in_a_few_days few_days by_then
        from_now when_they_are when_everyone when_everybody after_the_holidays right_now now
        before_long sunrise sunset dawn this_time once_the when_the_kids when_the_house when_my
        birthday exam_results after_the_funeral after_the_exams after_graduation first_of_the
    """,
    "last": """
        last final one_last one_more last_time last_day last_night_on last_words last_message
        last_post last_comment finally for_the_last my_last
    """,
    "farewell": """
        goodbye good_bye goodbyes farewell bye byebye see_you_on_the see_you_in_the other_side
        next_life another_life adieu so_long been_nice thank_you_for_everything
        thanks_for_everything remember_me tell_my tell_mum tell_mom
        please_tell will_not_hear not_hear_from hear_from_me was_nice_knowing take_care_everyone
        be_good_to be_kind_to said_what said_everything told_everyone_i hugged_everyone kiss_my
        kiss_them hug_my have_a_good_life forgive_me leave_you leaving_you love_you_all
        loved_you_all
    """,
    "sorry": """
        sorry forgive forgiven forgiveness not_your_fault nobodys_fault no_ones_fault
        not_their_fault do_not_blame dont_blame no_one_is_to_blame nobody_is_to_blame apolog*
        do_not_be_sad do_not_cry please_understand please_know let_you_down could_not_stay
    """,
    "letter": """
        letter letters note notes wrote_to written_to envelope* video_message videos_for recorded
        messages_for written_it_down cards_for bedtime_stories memo recorded_for_him for_later
        my_voice audio_messages
    """,
    "affairs": """
        my_will testament affairs paperwork papers insurance passwords funeral burial cremat*
        in_order put_in_order sorted sorted_out sorted_everything tidied tidied_up cleared_out
        gave_away given_away giving_away give_away giving_my gave_my given_my sold_my handed_over
        handed_in donated my_things my_belongings my_possessions my_stuff bank_account savings
        mortgage_paid paid_off debts beneficiary inherit* new_home_for rehome* found_a_home
        find_a_home keys_are key_is the_spare_key under_the_mat cancelled_my deleted_my closed_my
        cleaned_the_flat cleaned_my loose_ends everything_is_in wedding_ring password left_my_ring
        cleared_the_desk
    """,
    "care_for": """
        look_after looks_after take_care_of takes_care_of feed_the feed_my water_the at_my_sisters
        with_my_sister with_the_neighbour with_my_neighbour with_a_neighbour who_will_look
        be_there_for_my adopt
    """,
    "pet": "dog dogs cat cats pet pets puppy kitten hamster rabbit",
    # -- Means and places -----------------------------------------------------------------------
    "pills": """
        pill pills pils tablet tablets meds medication* medicine* capsules paracetamol
        antidepressants sleepers insulin painkillers packets blister morphine
        tramadol codeine overdos* od sleeping_tablets sleeping_pills dose* piils stash bottle
        bottles vodka took_an_overdose overdose
    """,
    "blade": """
        blade blades razor* scalpel knife knives scissors broken_glass sharpener
    """,
    "rope": """
        rope noose cord belt beam hook hang hanging hanged rafters bannister banister ceiling
        attic loft
    """,
    "gun": """
        gun guns rifle shotgun pistol revolver bullet* trigger loaded firearm weapon* ammo machete
        crossbow
    """,
    "height": """
        bridge* roof rooftop* cliff* ledge balcony balconies viaduct railing* parapet edge
        tower_block car_park multi_storey multistorey top_floor window windows overpass height
        quarry scaffolding fell_off jump jumps jumping jumped leap over_the_side drop_is the_drop
        step_off stepping_off let_go lean_over looking_down
    """,
    "rails": """
        rails railway track tracks train trains platform tube underground_station freight express
        level_crossing lorry lorries truck trucks bus buses oncoming_traffic into_traffic
        motorway step_out
        stepping_out in_front_of walk_into_the_road
    """,
    "car": """
        steering_wheel the_wheel swerve* crash* crash_barrier tree trees wall accelerat* garage
        exhaust engine hosepipe drive_into driving_into turn_the_wheel jerk_the off_the_road
        petrol wheel fuel hard_shoulder headlights seatbelt seat_belt
    """,
    "water": """
        river rivers sea ocean lake canal dam weir pier harbour waves walk_into_the_water
        the_water swim_out swimming_out drown* bath
    """,
    "poison": "poison* bleach antifreeze fumes gas carbon weedkiller",
    "look": """
        look looks looking looked stare stares staring stared gaze eyeing eyes eye measure*
        measuring check checking checked stop_at stopping stand stands standing stood sit sitting
        sat lean leaning walk_to walked_to walk_past drive_to drive_past drove_to park parked
        go_to went_to go_back_to cross_the climb* pass_the in_front_of hover* linger*
    """,
    "at_hand": """
        in_my_hand in_my_hands beside_me next_to_me in_front_of_me on_the_table on_the_bed
        in_the_drawer in_my_drawer bedside under_my_bed under_my_pillow in_my_room in_my_bag
        in_my_pocket lined_up lying_here laid_out ready_on counted count counting saving_up
        saving_them saved_up been_saving have_saved saved hoard* stockpil* collect* hid hidden
        hiding jar enough_of enough_to keep_a keep_them have_enough got_enough within_reach
        have_what_i_need have_everything_i got_everything bought stored already_started loaded
        open_in_front
    """,
    "take": """
        take takes took taken taking swallow* necked drank drink drinking washed_down downed
        popped gulp*
    """,
    "many": """
        all whole entire lot lots handful box full packet packets bottle too_many more_than loads
        everything bunch every_last extra 20 30 40 50 60 100
    """,
    "easy": """
        easy easily simple simply quick quickly fast painless one_step one_turn one_second
        one_jump over_in would_be_over be_over how_long how_high how_deep how_far how_fast
        how_cold how_many would_it_hurt hurt_much long_it_takes just_one just_a_second just_let
        nobody_would_see no_one_would_see look_like_an_accident an_accident accident
    """,
    "forever": """
        forever for_ever for_good permanent* once_and_for_all never_again eternal* for_all_time
        for_always ever_again
    """,
    "find": """
        find_me found_me finds_me finding_me find_my_body find_the_body not_find have_to_find
        who_finds be_found nobody_will_find no_one_will_find discover_me too_late too_late_for
        do_not_rescue not_saved not_be_saved dont_save dont_look_for_me do_not_look_for_me
    """,
    "miss": """
        miss_me missed miss notice notices care_if cares_if care_whether notice_if mourn cry_for
        would_anyone would_anybody nobody_would no_one_would not_one_person
    """,
    "join": """
        join_him join_her join_them joining_him joining_her join_my be_with_him be_with_her
        be_with_my be_with_them see_him_again see_her_again see_you_soon heaven up_there reunited
        follow_him follow_her follow_them go_with_him go_with_her go_to_him go_to_her
        waiting_for_me with_him_again with_her_again to_mum_soon be_with_mum be_with_dad
        be_with_you
    """,
    "god": "god lord jesus angel angels universe",
    "safe": """
        safe unsafe not_safe keep_myself_safe trust_myself scared_of_myself afraid_of_myself
        scared_of_what_i afraid_of_what_i what_i_might what_i_will_do might_do might_do_something
        do_something_to_myself do_something_to_herself do_something_to_himself something_stupid
        watch_him watch_her leave_her_alone leave_him_alone hide_the_knives
    """,
    # -- Who -------------------------------------------------------------------------------------
    "self": "i me my myself mine ill id im ive",
    "near": """
        son daughter child kid boy girl friend friends mate bestie husband wife partner brother
        sister mum mom dad mother father boyfriend girlfriend ex cousin uncle aunt auntie nan gran
        grandma granny grandad grandpa grandfather grandmother grandson granddaughter flatmate
        roommate housemate neighbour neighbor colleague nephew niece stepson stepdaughter fiance
        fiancee hubby missus sis bro lad teen teenager classmate workmate mam papa stepdad
        stepfather stepmum stepmother best_friend co_worker coworker
    """,
    "they": """
        he him his she her hers they them their himself herself themselves
    """,
    "everyone": """
        everyone everybody all_of_you they_all family my_family kids children the_kids my_kids
        people_i parents my_parents them_all the_world others
    """,
    "you": "you your yourself u",
    "not": """
        not no never nobody none nothing neither nor without hardly nowhere dont cant wont
    """,
    "if": "if whether would could might maybe perhaps",
    "say": """
        says said say saying told tells tell telling text texts texted texting wrote writes posted
        posts whisper* talks talked talking mentions mentioned asked message* admitted sent
    """,
    "still": """
        still again every_day each_day every_night each_night every_morning every_time daily
        constantly always keep keeps kept lately these_days for_weeks for_months for_days since
        more_and_more all_the_time nonstop any_more anymore any_longer no_longer longer
    """,
    "was": "was were had did used_to",
    # -- What takes its sense away ---------------------------------------------------------------
    "long_ago": """
        years_ago year_ago decades_ago months_ago long_ago back_then back_in when_i_was
        when_he_was when_she_was as_a_child as_a_teenager as_a_kid as_a_student in_my_teens
        in_my_twenties in_my_thirties in_the_past used_to once_upon last_year last_summer
        last_winter years_back at_university at_school at_the_time in_those_days in_the_eighties
        in_the_nineties in_1* in_200* in_201* in_202* since_then ever_since youth childhood
        long_over after_the_divorce time_when there_was_a_time there_were my_past years_since
        been..years been..months years_and_years a_lifetime_ago once_threatened was_a_teenager
        was_a_kid back_in_the in_97 in_98 in_99 in_03 in_04 in_05 in_2003 in_2004 of_03 of_05
        i_am_now im_now now_a a_decade decade in_high_school when_we_were since_the_last in_my_day
        one_summer for_a_while_after
    """,
    "recovered": """
        recover* glad grateful thankful better_now got_better get_better gets_better am_better
        much_better feel_better in_remission survived survivor clean_for years_clean months_clean
        clean_from sober healed overcame overcome behind_me moved_past passed long_gone got_help
        getting_help helped helps saved_my helped_me happy_now no_longer_feel no_longer_want
        good_now doing_well turned_a_corner came_through got_through i_stayed proud recovery
        thank_god one_night we_got_help told_my_wife_and tick_no honestly_no never_had_any
        five_years_ago_now last_time_was laugh_about talked_me_down keen keener_to never_been
        lucky_to grew_up now_i_am turned_out gentlest sunniest nothing_of_the_kind
        there_was_nothing as_dark_as weirdly laugh laughed lifted it_passed moved_out is_history
        hes_fine is_fine shes_fine was_nothing did_not_last all_clear
    """,
    "source": """
        book books novel film films movie movies song songs lyrics podcast series episode
        documentary character plot poem chapter headline quote quoted author scene play opera game
        video_game netflix story memoir
    """,
    "article": """
        article page post blog piece paragraph section this_site website leaflet guide advice
        write_about wrote_about written_about explanation explain* mention mentioned read reading
        example thank_you_for_this thanks_for_this
    """,
    "thanks": """
        thank thanks thankyou great_article useful helpful interesting appreciate lovely
        well_written
    """,
    "study": """
        study studies research* rate rates statistics statistic trial risk risks risk_factor
        evidence data percent per_cent meta_analysis prevalence population association prevention
        awareness campaign screening policy guideline* questionnaire scale assess* correlat*
        predict* cohort figures numbers
    """,
    "work_with": """
        patient patients client clients pupils students nurse teacher volunteer volunteered
        training course courses workshop counsellor therapist therapists helpline hotline line
        lecture seminar supervision module exam essay paramedic firefighter gp social_worker
        first_aid crisis_team samaritans charity in_my_practice professional professionals clinic
        staff
    """,
    "in_general": """
        people someone somebody anyone one those teenagers adolescents men women veterans farmers
        many_people most_people some_people person sufferers young_people older_people adults
    """,
    "question": """
        how_do how_can how_should what_should what_is what_are what_does does_it do_you is_it
        is_there are_there can_it could_it can_you why_do which where_can question questions
        wondering_if difference_between should_i_ask what_if
    """,
    "medicine": """
        mg side_effect side_effects sertraline fluoxetine ssri ssris lithium citalopram
        mirtazapine dosage prescribed gp pharmacist taper* withdraw* wean* black_box boxed warning
        mornings twice_a_day
    """,
    "bereaved": """
        died_by took_his took_her lost_my lost_our lost_him lost_her lost_a bereav* grief griev*
        widow widower passed_away anniversary funeral_was his_suicide her_suicide after_his
        after_her the_suicide_of suicide_of cousins_suicide brothers_suicide fathers_suicide
        sons_suicide loss_of mourning left_behind survivors_of took_their_lives took_their_own
        their_suicide suicide_of_my comrades fallen veterans_i_served
    """,
    "ordinary": """
        job commute exam exams deadline course gym diet coffee sugar chocolate homework weather
        traffic_jam printer game match football running yoga knee back_pain migraine headache
        cough cold flu recipe dinner cake phone laptop battery internet meeting meetings boss
        email emails office shift shifts school_run holiday holidays baby toddler sleep_training
        alarm insomnia plants garden laundry dishes bedtime caffeine smoking netflix screen
        screens app tinnitus shoes outfit party wedding_speech stage audience driving_test dentist
        heat mosquito* wasps spiders laughing laughter embarrassment boredom hunger curiosity
        suspense time bugs weeds chess pottery band lyrics metal sweets shins sold_the roof_when
        van homesick spring march january autumn season karaoke puberty teammates midwife ritual
        piano guitar flute violin music toy pillow heart skipping rehab subscription therapy
    """,
    "idiom": """
        ____* dying_to dying_for kill_time killing_time kill_for to_die_for scared_to_death
        bored_to_death dead_tired dead_end dead_line drop_dead_gorgeous over_my_dead killing_me
        kills_me killing_it nearly_died almost_died could_have_died thought_i_was_dying
        thought_i_would_die felt_like_dying feels_like_dying like_i_am_dying think_i_am_dying
        afraid_of_dying fear_of_dying fear_of_death scared_of_dying scared_of_death panic_attack
        panic_attacks health_anxiety heart_attack i_hate_my_life_when hate_my_life_when
        id_rather_die rather_die_than wifi karaoke lol haha hahaha jk joking just_kidding kidding
    """,
    "compulsion": """
        ocd intrusive_thought* intrusive_image* exposure_therapy exposure erp compulsion*
        obsession* unwanted_thought* would_never_do never_do_it never_want do_not_want_at_all
        do_not_act_on checking_the_stove
    """,
    "place": """
        city town country countryside village flat house parents suitcase suitcases abroad
        apartment roommates room rent neighbourhood street alone_in_a with_my_parents healthier
        healthily in_this in_a in_the
    """,
    # -- Somebody is harmed ----------------------------------------------------------------------
    "hit": """
        hit hits hitting beat beats beating beaten punch* slap* kick kicks kicked kicking smack*
        shake shakes shook shaking_the shaken chok* strangl* throttle* thrash* batter* shove*
        shoves pushed_me push_me pushed_her pushes_her pushes_me pushing_me throws_me threw_me
        throws_things threw_the burn* drag* grab* pinch* lashes belt spit* pull*_my_hair
        pull*_her_hair raise*_his_hand hurts_me hurt_me hurts_her hurting_her hurts_him
        hurting_him hurt_us hurts_us hurting_me hurting_us violent violence gets_physical
        lays_hands laid_hands bang*..head force_feed* tied_to ties_him ties_her tied_up tied_him
        tied_her restrain* whip* cable paddle belted kicked_in broke_my broke_her broke_his
        breaks_my knocks_me knocked_me knocked_out hits_us beats_us punches_me slaps_me kicks_me
        scald* cane caned ties tie tying tied chained chain radiator handcuff* headbutt* bitten
        bites_her thrown strikes_me struck boiling_oil boiling douse* hot_water under_water
        held_her_under held_him_under puts_his_fingers fingers_inside flogs lash
    """,
    "abuse": """
        abus* molest* rape raped rapes raping groom* touch touches touching touched undress*
        private_parts naked nudes inappropriate* sexual* fondl* assault* incest into_her_bed
        into_my_bed into_my_room in_my_bed comes_into gets_into_bed exploits exploit* trafficked
        climbs_into watches_me_shower watches_me bleeding_from forced_sex forces_himself
        made_me_do has_sex sleeps_with hotel pimp* sells_her brothel
        pays_to_see films_me filming_me filmed_me kisses_me kiss_him sit_on_his_lap on_his_lap
        shower_with perv pervert predator exposed_himself flashed
    """,
    "threat": """
        threat* threaten* will_kill going_to_kill will_hurt going_to_hurt would_kill kill_me
        kill_us kill_him kill_her kill_them hurt_him hurt_them hurt_someone hurt_somebody
        harm_someone hurt_people hurt_other_people harm_others pay_for_it make_him_pay
        make_her_pay make_them_pay pay_for_what regret_it blackmail* revenge they_will_see
        they_ll_see theyll_see will_be_sorry going_to_regret teach_them_a teach_him_a get_even
        show_them_all deserve_to_die deserves_to_die with_me_when_i take_them_with take_him_with
        take_her_with bring_a_knife bring_a_gun bring_the bomb blow_up shoot_up burn_down set_fire
        burn_the_house acid i_could_kill_him i_could_kill_her finish_him watch_your_back
        know_where_he_lives know_where_she_lives wait_for_him waiting_for_him outside_his
        run_them_over run_over_people run_my_car into_the_crowd crowd stab_him stab_her poison_him
        poison_her poison_my list_of_names kill_list a_list_of with_bats bats they_want_our
        next_they loan_shark* gang debt_collectors show_up_with wont_leave_alive not_leave_alive
        if_i_can_not_have no_one_will_have nobody_will_have will_understand_tonight
        end_him_for_good snap_her_neck break_his_neck break_her_neck slit_his slit_her_throat
        put_a_bullet put_him_down wipe_them_out take_everyone_with take_a_few them_with_me
    """,
    "control": """
        will_not_let does_not_let doesnt_let wont_let not_let_me not_let_her not_allowed_to
        not_allow passport lock locks locked locking lock_me lock_her keeps_me_in cannot_leave
        can_not_leave follows_me following_me stalk* tracks_my tracker takes_my_money
        takes_my_phone took_my_phone controls_my controls_everything steals_her steals_my
        keeps_her_pension takes_her_pension pension bank_card isolates forced forces forcing
        force_me marry marriage_abroad married_off force_her sell_me sells_me no_food not_fed
        starv* hungry not_eaten hasnt_eaten has_not_eaten without_food not_feed does_not_give_us
        left_alone home_alone on_their_own by_himself cage cellar basement shed cold_water wash*
        filthy soiled neglect* unfed sedat* gives_her_pills drugged drug_her_drink drugs_me
        shower_her ice_cold stripped_of keeps_me_locked kept_in tied_to_the tied_to wont_let_us
        lets_no_one papers_away took_my_papers took_my_passport kept_my_passport took_my_id
        works_for_nothing unpaid slave without_pay sleeps_on_the_floor freezing_outside
        outside_in_the_cold barefoot unwashed lice deckhand at_sea no_wage no_wages no_salary dowry
        keeping_her_at servant maid cleaner
    """,
    "bruise": """
        bruis* black_eye marks welts broken_arm broken_rib burns_on cigarette_burn* handprint
        hand_print finger_marks swollen_lip split_lip cut_lip fractured injuries scared_to_go_home
        afraid_to_go_home scared_of_him afraid_of_him scared_of_her frightened_of_him
        terrified_of_him flinch* does_not_want_to_go_home hides_when not_tell_anyone not_to_tell
        do_not_tell dont_tell secret our_secret
    """,
    "child": """
        child children kid kids baby babies toddler infant newborn son daughter boy girl
        little_one little_ones stepson stepdaughter nephew niece grandson granddaughter schoolgirl
        pupil student year_old years_old little_brother little_sister lil sis class twins siblings
        foster
    """,
    "elder": """
        grandma grandmother gran nan grandad grandfather grandpa old_lady old_man elderly dementia
        alzheimer* care_home nursing_home residents resident carer carers bedridden wheelchair
        disabled disability learning_difficult* downs_syndrome vulnerable old_mother old_father
        mother_in_law
    """,
    "adult": """
        husband wife partner dad father stepdad stepfather mum mom mother uncle grandfather
        brother coach teacher priest pastor neighbour neighbor boyfriend girlfriend ex babysitter
        nanny man guy carer nurse tutor boss landlord he she they staff foster_father
        foster_mother aunt sister_in_law sitter trainer imam caretaker
    """,
    "online": """
        online internet photos pictures pics snap snapchat discord instagram tiktok roblox meet
        meeting_him meet_him send_them send_it webcam dms followers videos_of stranger older_man
        older_guy forty_year
    """,
    "school": """
        school college class classroom assembly work office church station mall synagogue mosque
    """,
    "drunk": """
        drunk drinks drinking high temper rage angry mad loses_it loses_control snaps snap furious
    """,
    "fear": """
        scared afraid frightened terrified fear hide hiding hides cry cries crying screams
        screaming scream shout* help_me please_help what_do_i_do who_do_i_tell right_now upstairs
        next_door through_the_wall
    """,
}
