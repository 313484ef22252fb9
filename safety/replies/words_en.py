"""What English words of a reply are about, see `likelihood`."""

from safety.replies.reading import Vocabulary

VOCABULARY = Vocabulary(
    key_words="""
        session sessions appointment appointments treatment treatments therapy therapies therapist
        therapists medication medications medicine medicines prescription diagnosis diagnoses
        progress patient patients client clients record records depression depressed anxiety
        disorder trauma symptom symptoms discussed discuss psychologist counsellor psychiatrist
        tablets assessment consultation recovery reception receptionist invoice homework clinic
        practice together treated helped guarantee promise your you tomorrow yesterday tuesday
        wednesday thursday saturday
    """,
    not_key_words="""
        discusses recorded recorder patent clinics practices practise practised clinical treating
        recover tablet
    """,
    small_words="your our the in at as my with for you we",
    spellings={
        "we're": "we are", "we've": "we have", "weve": "we have", "we'll": "we will",
        "we'd": "we would", "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have",
        "i'll": "i will", "i'd": "i would", "you're": "you are", "youre": "you are",
        "you've": "you have", "youve": "you have", "you'll": "you will", "youll": "you will",
        "you'd": "you would", "youd": "you would", "it's": "it is", "it'll": "it will",
        "itll": "it will", "that's": "that is", "thats": "that is", "he's": "he is",
        "she's": "she is", "they'll": "they will", "let's": "let us", "u": "you", "ur": "your",
        "yr": "your", "thx": "thanks", "thankyou": "thank you",
        "meds": "medication", "med": "medication",
        "can't": "cannot", "cant": "cannot", "won't": "will not", "wont": "will not",
        "don't": "do not", "dont": "do not", "didn't": "did not", "didnt": "did not",
        "doesn't": "does not", "doesnt": "does not", "wasn't": "was not", "wasnt": "was not",
        "isn't": "is not", "isnt": "is not", "aren't": "are not", "arent": "are not",
        "weren't": "were not", "werent": "were not", "haven't": "have not",
        "havent": "have not", "hasn't": "has not", "hadn't": "had not", "couldn't": "could not",
        "couldnt": "could not", "shouldn't": "should not", "wouldn't": "would not",
        "gonna": "going to", "counselor": "counsellor", "appt": "appointment",
        "appts": "appointments",
    },
)  # fmt: skip

CONCEPTS = {
    "you": "you yourself yourselves both_of_you all_of_you",
    "your": "your yours",
    "we": "we i us me ourselves myself",
    "our": "our ours my mine",
    "staff": r"""
        team staff reception receptionist* colleague* front_desk the_desk desk nurse* secretary
        manager assistant everyone_here everybody_here all_of_us everyone_at_the dr doctor_\w+
    """,
    "pro": """
        therapist* psychologist* psychotherapist* counsellor* psychiatrist* clinician*
        neuropsychologist* key_worker keyworker case_worker case_manager care_coordinator coach
        group_leader facilitator dietitian physiotherapist supervisor
    """,
    "gp": """
        gp gps doctor doctors pharmacist* physician* own_doctor chemist prescriber surgery
        specialist*
    """,
    "kin": """
        son sons daughter* child children kid kids mother father mum mom dad wife husband partner*
        brother* sister* boy girl baby family parents nan gran* lad little_one teenager spouse
        fiance* boyfriend girlfriend stepson stepdaughter loved_one twins
    """,
    "they": "he she him her his they them their theirs",
    "general": """
        whether_or_not policy policies depends nothing minors people person anybody anyone everybody
        everyone somebody someone whoever nobody no_one many some most others readers visitors
        parents_who those who_are patients clients participants adults children_and each every any
        individuals one_person human families couples individual men women carers a_person
        two_people
    """,
    "usually": """
        usually often generally normally typically sometimes commonly tend tends frequently rarely
        in_general as_a_rule on_average typical common ordinary
    """,
    "patient": """
        patient client service_user service_users patients_of_ours client_of clients_of inpatient
        outpatient
    """,
    "session": """
        session* appointment* visit visits consultation* meeting meetings hour_with hour_together
        group* class classes course programme* program workshop_with intake check_in check-in
        follow_up followup follow-up slot therapy_hour check_up checkup review_meeting reviews
        assessment* evaluation* scan test tests testing interview phone_call telephone_call
        video_call zoom_call call calls
    """,
    "treatment": """
        treatment* therapy therapies counselling psychotherapy care_plan care emdr cbt dbt rehab
        rehabilitation detox exposure exposures intervention* hospital hospitalisation admission
        discharge aftercare placement stay programme* process
    """,
    "tool": """
        folder coffee exercise* homework technique* worksheet* diary diaries journal plan plans tool
        tools strategies strategy skill skills breathing routine grounding hierarchy goal goals
        steps log sheets sheet handout* leaflet_we relaxation task tasks mindfulness practice_sheet
        coping recording workbook toolkit chart charts
    """,
    "paper": """
        notes file files record records chart letter* referral* invoice* bill bills results report*
        prescription* insurance insurer* certificate* form forms questionnaire* fee fees payment*
        paperwork account balance refund* deposit discharge_summary summary case documents folder
        registration contract books system database calendar details
    """,
    "place": """
        waiting_room waiting_area reception front_desk clinic practice ward office door doors
        building car_park corridor therapy_room consulting_room couch sofa armchair premises unit
        centre center room rooms lobby stairs chair hallway foyer entrance upstairs downstairs
        reception_area front_door waiting_list waitlist waiting_lists
    """,
    "med": r"""
        medication* medicine* tablet* pill* dose doses dosage mg milligrams antidepressant*
        sleeping_tablet* sedative* lithium ritalin melatonin ssri ssris beta_blocker* supplement*
        valium xanax prozac \d+mg \w+traline \w+xetine \w+opram \w+azepam \w+zolam \w+apine \w+idone
        \w+triptyline \w+zodone propranolol zopiclone drug drugs st_john*
    """,
    "dx": """
        depression depressive anxiety ocd adhd add ptsd cptsd autism autistic asperger* bipolar*
        schizo* psychosis psychotic panic phobia* disorder* anorexia bulimia addiction* addict
        alcoholism alcoholic dementia trauma traumati* burnout burn_out insomnia mania manic
        borderline narcissis* dissociat* compulsion* obsession* hallucination* delusion* paranoi*
        suicidal flashbacks depressed anorexic bulimic neurodivergent mentally_ill attachment_style
        codependen* dyslexia dyspraxia dyscalculia tourette* agoraphobi* perfectionism
        grief_reaction health_anxiety ibs fibromyalgia concussion brain_injury stroke hypochondri*
        neurotic episode breakdown eating_disorder
    """,
    "illness": """
        condition illness diagnos* symptom* mental_state neurosis pathology signs syndrome
        presentation
    """,
    "trouble": """
        fear fears worry worries attacks nightmares thoughts pain sadness mood moods panic_attacks
        voices cravings anger sleep problem problems difficulties distress habits flare nerves
        struggles tics marriage
    """,
    "text": """
        browser button print printed_version load loads loaded download downloaded downloads broken
        repaired repair date spelling wheelchair translation article* text texts study studies page
        pages post posts blog paper papers paragraph* sentence* website site link links glossary
        newsletter evidence research reference* trial* guideline* editor* book books series topic
        mistake* typo* lecture* headline wording leaflet* video podcast author* section terms policy
        information source* talk piece column discussion discussions thread image figure table title
        form_on author's contributors paragraph readers reader part_two second_part event evening
        webinar
    """,
    "comment": """
        you_were_right you_are_right right_to comment* question* feedback message* point remark*
        suggestion* correction* interest kind_words thoughtful_words words reply replies
        contribution observation query perspective view opinion note idea ideas concern input
    """,
    "read": """
        read reads reading wrote write writing writes written posted posting commenting commented
        asked asking raise raised mention mentioned pointed pointing spotting spotted flagging
        sharing_this shared_this your_time interest visiting
    """,
    "info": """
        help_line helpline* lifeline samaritans emergency number numbers phone telephone online
        opening_hours address contact_page contact_form services website directory register
        registered available open free closed offer offers offered public privacy confidential*
        weekdays monday_to_friday
    """,
    "ifs": """
        if whether should_you in_case unless when_someone when_somebody when_people when_a
        before_you_book anyone_who anybody_who those_who people_who someone_who whoever wherever
    """,
    "can": "can may might could",
    "would": """
        would_like would_prefer wish want prefer need_to_talk like_to feel_free welcome_to happy_to
    """,
    "not": "not cannot never no without nor neither none",
    "please": "please kindly",
    "will": "will shall going_to ll",
    "was": "was were had been did",
    "have": "have has having",
    "are": "are is am be being",
    "ed": r"""
        (?!(?:need|indeed|based|related|registered|interested|limited|qualified|trained|need|speed|bed|shed|feed|weed|red|led|hundred|embed|proceed|exceed|succeed|advanced|mixed|used|detailed|called|supposed|allowed|required|needed|recommended|licensed|staffed|closed|printed|linked|listed|published|updated|described|named|dated|cited|edited|unaffected|indeed)(?!\S))\w{2,}ed
        said told came saw met took made went spoke learnt got left began brought kept gave felt
        spent sat stood wrote_to found lost heard taught built slept seen done given taken spoken
        come_so come_a come_from shown begun grown chosen drew drawn sent paid held rang
    """,
    "came": """
        turned_up turn_up earned came come_to come_in come_back came_in coming_in coming_to
        coming_back started start_with starting_with began begun joined join_us joining finished
        completed attend attended attending left leaving missed miss missing cancelled cancel
        postponed rescheduled reschedule booked dropped_out walked walking arrived returned return
        returning signed_up stopped_coming showed_up no_show stayed saw_us saw_me seen_here
        seeing_us been_coming been_seeing visited visiting registered_with enrolled discharged
        referred admitted checked_in checked_out came_through came_to pop_in drop_in stop_by ended
        graduat* took_part participat* skipped signed_off rebook* re-book* resume* dropping_in
        be_back
    """,
    "talked": """
        discussed discuss talked_about talked talk_about spoke spoken agreed agree arranged planned
        covered explored practised practiced practise_together rehearsed went_over gone_over go_over
        went_through gone_through worked_on worked_out work_on said_to told explained reviewed
        review set_up decided identified mapped mentioned promised touched_on raised_in brought_up
        confided opened_up shared_with chat chatted conversation conversations talks look_at_it
        go_through pick_this_up pick_up noted outlined suggested advised
    """,
    "gave": """
        gave give given handed lent showed shown taught sent emailed posted_you prescribed
        recommended_to provided arranged_for matched paired assigned offered_you wrote_to written_to
        charged overcharged refunded billed forwarded passed rang phoned called_you texted reminded
        introduced
    """,
    "treated": """
        treated treat helped help_you supported support_you worked_with working_with work_with
        assessed diagnosed examined cared_for looked_after looking_after accompanied seen saw
        see_you seeing_you saw_you met_you meet_you meeting_you worked_together walked_with tested
        knew know_you known_you help_your welcomed accompany have_you had_you walk_alongside
        walked_alongside guide_you guided be_part_of been_part_of play_a_part
    """,
    "memory": """
        welcome_back good_to_have_you have_you_back
        familiar known_face everyone_at hello_from love_from sends_love sends_their says_hello
        say_hello the_others remember remembers recall recalls recogni* miss_you miss_seeing
        missed_you think_of_you thinking_of_you thought_of_you will_know you_know you_will_recall
        forget forgotten still_talks still_talk in_my_mind stays_with
    """,
    "progress": """
        progress come_so_far far_you come_a_long_way strides improved improvement* improving
        breakthrough achieved achievement* milestone* doing_so_well doing_well doing_much_better
        doing_better so_much_better feeling_better getting_better better_since hard_work hard_you
        worked_hard working_hard working_so_hard growth grown journey turned_a_corner courage brave
        bravery commitment commit* effort efforts dedication resilien* transformation transformed
        recovery recovering change_in_you changes_you difference_in_you difference_from well_done
        keep_it_up keep_up keep_going congratulations finish_line proud great_work good_work thrive
        thriving flourish* blossom* how_far you_have_made positive_changes settled
    """,
    "glad": """
        bravo delight glad happy happier pleased delighted lovely wonderful nice pleasure joy
        privilege honour honoured relieved thrilled enjoyed touched good_to great_to good_that
        fantastic heartwarming
    """,
    "sorry": """
        sorry apolog* regret disappointed unhappy frustrat* upset inconvenience complaint
        unfortunate* shame
    """,
    "thanks": "thank thanks grateful appreciate* gratitude",
    "trust": """
        trust trusted trusting confidence_in choosing chose chosen loyal loyalty placing faith_in
        letting_us allowing_us letting_me
    """,
    "with_us": """
        with_us to_us for_us by_us from_us at_ours under_us here with_me to_me us_again see_us
    """,
    "together": "together with_you for_you on_you of_you alongside between_us about_you to_you",
    "wait": """
        wait waiting waited kept_waiting delay* late running_behind behind_schedule mix_up mix-up
        mixup
    """,
    "day": r"""
        monday* tuesday* wednesday* thursday* friday* saturday* sunday* tomorrow yesterday
        the_\d+(?:st|nd|rd|th) \d+(?:st|nd|rd|th)
        \d+_(?:january|february|march|april|may|june|july|august|september|october|november|december)
    """,
    "period": """
        january february in_march in_april in_may last_may june july august september october
        november december spring summer autumn winter christmas easter weeks months years fortnight
        term
    """,
    "last": r"""
        last_week last_month last_year last_time last_\w+ the_other_day recently earlier_this
        this_morning this_afternoon ago previous* the_day_you back_in past_few this_past these_past
        over_the_past earlier_on already
    """,
    "next": r"""
        next_week next_time next_month next_\w+ upcoming when_we_meet soon shortly this_week
        this_afternoon later_today
    """,
    "since": """
        since after when while during until before the_day the_moment whenever by_the_time once
        throughout ever_since
    """,
    "again": """
        again back still usual always as_before regular weekly another continue* continuing anymore
        any_more further
    """,
    "first": """
        first second third fourth fifth sixth final one_more two three four six eight ten twelve
        twice once_a
    """,
    "must": """
        should must ought need_to have_to had_better best_to better_to needs_to better_off
        it_is_time_to time_to important_that_you essential_that
    """,
    "advise": """
        advise recommend suggest urge encourage my_advice our_advice advice recommendation i_would
        we_would if_i_were in_your_place in_your_shoes in_your_case in_your_situation
        in_your_position your_best in_your_circumstances best_thing right_for_you good_for_you
        suit_you what_you_need best_option safe_for_you fine_for_you
    """,
    "do": """
        stop start try trying take taking increase reduce double halve skip lower raise cut come_off
        switch swap drop avoid quit taper wean leave divorce forgive confront forget block move_out
        break_up ignore separate push force go_back tell_him tell_her tell_your tell_them let_go
        drink eat just simply cutting coming_off stopping doubling going_without face hold_off
        stay_on stick_with
    """,
    "safe_advice": r"""
        ask_a ask_your ask_the talk_to talk_with speak_to speak_with see_a see_your contact call_\d+
        ring consult seek get_help go_to_the dial raise_it_with raise_that_with contact_your
        check_with turn_to reach_out speaking_to talking_to speaking_with talking_with seek_help
        discuss_this_with discuss_it_with get_in_touch
    """,
    "amount": r"""
        half \d+ twice_a_day days a_day per_day in_the_morning in_the_evening at_night before_bed
        a_night each_night every_day every_morning a_week two_weeks daily evenings mornings units
    """,
    "promise": """
        promise* guarantee* assure assured swear word certain certainly definitely surely no_doubt
        without_doubt undoubtedly hundred_per_cent percent sure confident rest_assured always_works
        never_fails mark_my_words success_rate count_on
    """,
    "cure": """
        cure cures cured heal heals healed gone disappear* vanish* free_of free_from rid be_fine
        be_ok be_okay be_well be_better feel_better feel_well get_better recover overcome beat
        back_to_normal yourself_again back_to_your be_over behind_you will_pass go_away symptom-free
        panic-free fixed fix eliminate full_recovery back_on_your_feet sleep_through like_yourself
        new_person come_through get_through get_you_through will_work will_help good_as_new
        out_of_the_woods turn_out never_come_back stop_the be_happy save_your right_as_rain
        come_back_to be_yourself be_free calm_again
    """,
    "tell": """
        tell describe explain share let_us_know write_to_us send post elaborate expand say_more
        more_about details_of telling sharing describing give_us name list fill_us_in
        walk_us_through drop_your reply_with reply_below below in_the_comments in_a_comment
        hear_more know_more more_detail more_details comment_below a_bit_more a_little_more
    """,
    "wh": """
        how what which when_did when_do where why who since_when how_long how_often how_many do_you
        did_you have_you are_you were_you has_your is_your was_your does_your
    """,
    "life": """
        childhood parents divorce ex past relationship drinking appetite school job boss happened
        abuse history age surname full_name date_of_birth phone_number email insurer feelings
        upbringing home attack situation story experience experiences
    """,
    "like": """
        sounds_like sounds_as sounds seems looks_like appears_to points_to suggests consistent_with
        typical_of classic textbook clearly obviously you_have you_are_suffering suffer* case_of
        sign_of signs_of symptom_of what_you_describe what_you_are_describing you_describe
        i_would_say we_would_say evidently likely probably part_of_your form_of meet_the_criteria
        living_with struggle_with struggling_with dealing_with
    """,
    "identify": """
        is_this is_that_you who_you_are who_wrote recognised_you recognised_your your_name
        your_address your_story lives live_in works_at work_at from_the neighbour* street teacher
        your_employer your_boss your_handwriting
    """,
    "denial": """
        no_record never_been not_a_patient not_a_client not_one_of_our no_one_by nobody_by
        never_treated not_on_our not_registered do_not_have_you never_had never_seen not_been_a
        no_appointment no_such_person
    """,
    "policy": """
        for_privacy privacy_reasons confidential* we_never we_do_not_say we_cannot we_can_not
        never_discuss cannot_discuss in_public publicly whether_someone whether_somebody
        whether_anyone data_protection not_able_to unable_to general
    """,
    "hope": "hope hopes hoping wish wishes deserve deserves",
    "need": "need needs needed required requires necessary",
    "mr": "mr mrs ms miss mister sir madam",
    "hour": """
        our_hour our_time our_first our_last our_talk our_conversation our_chat our_meeting our_next
        first_talk very_first last_blank
    """,
}
