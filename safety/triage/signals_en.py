# ruff: noqa: E501  (a phrase stands on one line)
"""What people in danger say in English, by concept; `weighing` says what weighs how much."""

NAMES = {
    "near": "son daughter child kid boy girl friend mate bestie husband wife partner brother sister mum mom dad mother father boyfriend girlfriend ex cousin uncle aunt nan gran grandma grandad grandson granddaughter flatmate roommate housemate neighbour neighbor colleague student pupil nephew niece stepson stepdaughter fiance fiancee teenager lad he she they year_old someone_i_know",
    "end": "be_erased be_wiped finish_my_life be_no_more be_no_more_alive no_more_alive be_taken_away be_erased stop_my_heart heart_stop die dead gone vanish disappear not_exist not_be_here not_be_around not_be_alive not_wake stop_existing stop_being cease_to_exist not_live never_wake not_have_to_wake fade_away go_to_sleep_forever sleep_forever sleep_and_not end_it end_it_all end_everything end_my_life end_things cease over_with be_nothing not_be",
    "wish": "want wants wanted wanting wanna wish wishes wishing hope hopes hoping pray prays praying rather prefer long longing ready love like beg begging need tempted ache",
    "live": "live living be_alive being_alive be_here being_here stay_here stay_alive exist existing wake_up waking_up get_up_again go_on going_on carry_on carrying_on keep_going keep_living keep_on continue see_tomorrow be_around stick_around keep_fighting keep_trying be_on_this survive make_it",
    "it": "it this that everything all_of_it all_of_this all_this it_all this_all life the_pain this_pain the_noise_in my_head the_thoughts the_voices the_hurt my_life my_mind my_brain the_hurting the_suffering the_world this_life",
    "pills": "medicine medicin medicen meds medication_box stash_of_pills pills tablets meds medication medicines capsules paracetamol sleeping_tablets sleeping_pills sleepers antidepressants insulin painkillers blister bottle_of_pills packets prescription tramadol morphine",
    "tool": "hose hosepipe beam rope noose gun rifle shotgun pistol razor razorblade* blade blades knife scalpel cord belt poison bleach petrol hosepipe",
    "drop": "quarry reservoir dock harbour water_at_night bridge roof rooftop ledge tracks rails railway cliff* platform viaduct balcony car_park window overpass motorway trains train tower_block river weir pier canal quarry dam",
    "soon": "tonight tomorrow this_weekend this_evening this_week soon by_morning in_the_morning by_then friday saturday sunday monday tuesday wednesday thursday midnight today now after_christmas after_the_holidays after_new_year before_christmas",
    "none": "no not nothing nobody without never any zero",
    "better": "ahead better easier happier lighter freer safer fine ok okay alright well cope manage relieved relief best",
    "all": "husband wife family children kids parents everyone everybody they the_kids my_kids the_children my_children my_family my_husband my_wife my_parents my_mum my_mom my_dad my_son my_daughter my_boys my_girls people the_world the_family my_partner he she you all_of_you the_others my_friends someone",
    "self": "myself himself herself themselves",
    "skin": "arm arms wrist wrists leg legs thigh thighs skin stomach hips forearm* ankle*",
    "soothe": "sleep rest peace quiet silence darkness nothingness",
    "told": "says said told tells texted texts messaged wrote writes keeps talks talking talked saying posted posts whispered admitted mentions mentioned threatening threatens threatened",
    "his": "his her their the",
    "child": "child children kids kid baby son daughter boy girl toddler brother sister stepson stepdaughter nephew niece grandson granddaughter twins infant newborn little_ones boys girls",
    "harms": "hit hits hitting beat beats beating hurt hurts hurting touch touches touched touching punch* kick* slap* shak* shook smack* strangl* chok* burn* lock* starv* abus* rap* thrash* batter* belt* throws threw grab* pinn* molest* drag* grope* whip* bruis*",
    "adult": "dad father stepdad stepfather mum mom mother stepmum stepmom uncle aunt grandad grandfather grandpa teacher coach carer partner husband wife boyfriend girlfriend ex brother stepbrother cousin priest tutor babysitter neighbour neighbor boss nurse he she they",
    "mad": "drunk drinking high angry loses_his_temper loses_it home mad worse",
    "them": "him her them someone somebody everyone everybody people my_baby my_child my_kids my_children my_son my_daughter my_wife my_husband my_boss my_ex my_mother my_father my_mum my_mom my_dad my_partner my_brother my_sister the_baby the_kids the_children my_teacher my_neighbour my_stepdad",
}

CONCEPTS = {
    # -- Alone a thought of it now ---------------------------------------------------------------
    "wish": """
        wish|wished ~~ had ~ got|killed|taken|hit|finished|shot ~ me -help
        finish|end|hand_back|give_back|return ~ my ~ life
        i|only|better|rather ~ died|killed ~ instead|with_them|with_him|with_her|in_that|in_the_accident|in_the_crash
        thinking|think|thinks|weigh*|plan* ~ of|up|about ~ going_through|not_arriving|finishing|not_coming_home|not_going_home -therapy|with_the
        not|only ~ here|alive|about|around|still ~ because ~ my ~ religion|faith|mum|mother|mam|kids|dog|cat|children|parents|god
        <soon>|once|when|after|as_soon_as ~ mum|mother|mam|dad|she|he|parents|dog|cat ~ passed|gone|dies|goes|died ~~ off_the_hook|i_can_go|me_too|follow|free_to|next|i_am_done
        dead|absent ~ dad|father|mum|mother|parent ~ better|kinder
        water|river|sea|lake ~ look*|seem*|feel* ~ warm*|invit*|soft*|calm*|friendl*
        my ~ turn|time ~ next|to_go|soon|. -for|in|at|with
        end to ~ himself|herself|myself|themselves|my_own|his_own|her_own|it_all
        hope|wish|hoping|pray|rather|like ~~ operation|scan|surgery|anaesthetic|heart|cancer|results|tumour|biopsy|virus|plane ~~ wrong|bad|worst|spread|terminal|fail*|take_me|crash*|stop*
        let|allowed|permission|time|ready|want ~ to? ~ leave|go|be_let_go|slip_away|check_out ~ .|now|for_good|quietly|this_world -home|to|shopping|holiday
        peace ~ with ~ not|dying|death|going|the_end|it
        jealous|envy|envious|beneid* ~ of? ~~ them|the_dead|dead|those_who|died|bury|buried|funeral*
        idea|thought|thoughts|dream*|picture* ~ of|to ~ jump*|drown*|step*|fall*|hang*|driv*|cut*|swerv*|let_go|walk_into
        what|wat|wot if ~ i ~ just? ~ was_not|were_not|did_not_exist|ended_it|stopped|vanished|let_go|jumped
        coward*|courage|guts|nerve|brave ~~ do_it|end|follow*|jump|go_through|kill|join|die|. -to_ask|to_call|to_book
        follow*|join|go_with|go_after ~ him|her|them|you ~~ coward*|brave|could|only|gone|grave|soon|tonight
        beam|branch|rope|hook|banister|railing ~~ hold|take ~ me|my_weight|u|you|him
        lights ~ out|off ~ permanent*|forever|for_good|.
        happier|better ~ dead|gone
        waste ~ of ~ oxygen|oxygn|space|skin|air
        switch|take|wipe|erase|delete|rub|cross|write|scratch|edit ~ me|myself ~ off|out|from -for|guard|shopping
        find|finds|found|finding ~ me ~ in|hanging|dead|there|gone|tomorrow|too_late|after|cold|first -a
        not ~ want|wish|need|see ~ there_to_be|any|another|a ~ tomorrow|future
        wish|hope* ~~ for_me ~~ late|stop*|gone|dead
        got|get|gets|was|if ~ hit|run_over|knocked_down|killed|struck ~~ finally|good|relief|glad|not_mind|not_care|fine|okay|ok|lucky|at_last|whatever -last_year
        dying|death|dead ~~ only|thing ~~ restful|peace*|quiet|rest|kind|appeal*
        dying|die|death ~~ frighten*|scare*|afraid ~~ now|any_more|living|more
        make|making|made ~ my ~ heart ~ stop
        free|rid ~ of ~ me ~ soon|at_last|finally|forever|.
        widow|widower|orphan* ~~ better|deserve*|soon
        deserve*|better ~~ widow|widower|without_me|mother_than_me|mum_than_me|dad_than_me|wife_than_me
        just ~ do_it|end ~ just|end do_it|yourself|urself|it
        voice*|head|brain|mind ~~ tell*|say*|like|scream*|whisper* ~~ do_it|end_it|die|jump|kill|end_yourself|cut
        pray|praying|asking|ask|hope|hoping|beg|wish|want ~~ to_be_taken|to_take_me|takes_me|took_me
        who|how|when ~ find|finds|found me -a|work|here|on
        ready|want|soon|longing|going|wait|long ~ be|together ~ with ~ again|soon
        envy|jealous|envious ~~ dead|obituar*|dying|died|grave*|terminal*|in_the_ground
        not|never ~ step|move|get|jump|swerve|look ~ aside|out_of_the_way|back|both_ways
        not ~ care|mind|look|bother ~ cross*|traffic|car|lorry|truck|bus|hit_me|aside
        tell*|told|tells|say*|scream*|whisper* ~ me ~ to ~ jump|die|do_it|kill|end|cut|let_go|step
        thinking|think|thought|thoughts|dream|plan|wonder ~~ how|what|of|about to|it|be|would|not|stop ~ stop_existing|stop_living|never_wake|not_wake|cease|not_exist|not_being|be_gone
        wish|want|rather|better|prefer ~~ ded
        i|and|just|really|only|so|me <wish> ~ <end> -of|from|inside|tired|line|with|to|for|when|at|on|in
        wish|wishing|if_only|hoping|hope|praying ~ i|me|he|she was|were|would|had|could|did ~ <end> -of
        wish|hope|hoping|pray|praying|if_only ~ my heart ~ stop*|give*
        wish|wishing ~ never ~ born|existed|been_here|woken|wake
        wish|hope|hoping|pray* ~~ never|not ~ wake|woke|woken|waking up?
        wish|hope|hoping|pray* ~ something|a_car|a_bus|a_truck|cancer|god|lightning|it|the_plane ~ take* me|kill* me|hit* me|happen* to?
        god|lord|universe ~ take|takes|took|taking me -home_safely
        fall|falling|fell|go|going|drift* ~ sleep|asleep ~~ not|never ~ wake|woke|waking|open
        sleep ~ never|not|do_not ~ wake|woke
        not|never ~ wake|waking|woken up|again|tomorrow ~ be|sounds|would|seems|is|feels nice|good|fine|better|easier|relief|a_relief|kind
        go_to|fall|want_to|just|only sleep ~ forever|for_good|for_ever|and_never
        disappear|vanish|gone|go_away|sleep|leave|out|stop|end|over ~ for_good|forever|for_ever|permanently|off_the_face
        did_not|had_not|never|not ~ wake|woken|woke up ~ this_morning|any_more|again|at_all|tomorrow -early|late|in_time
        disappointed|annoyed|sad|angry|sorry|gutted|cry ~ woke|wake|waking|still_alive|still_here|survived
        better|easier|nicer|kinder|simpler ~ dead|gone|not_here|not_being_here|not_exist*|to_die|never_wake*|if_i_died
        long|yearn|ache|crave|beg|wish|wait*|ready for ~ death|the_end|it_to_end|an_end|oblivion
        dead inside|already
        thinking|thoughts|think|thought|fantasise|fantasize|fantasies|fantasising|dream|dreaming|daydream*|imagine|imagining|obsessed|obsessing|picture|picturing|plan|planning ~ of|about|how|my|being ~ die|dying|death|dead|funeral|suicide|gone|killing|hanging|jumping|ending|not_waking|overdos*|not_being -of|penalty|anxiety
        i|am suicidal|suicide|kms|unalive*|sewerslide
        suicidal|suicide|unalive* ~ thoughts|thought|feelings|urge*|again|right_now|ideation -in
        feel*|am|feeling|been|so ~ suicidal
        do_not|not ~ mind|care|bothered ~ if|whether ~ <end>|died|live|lived|dying|killed|run_over|here
        would_not|not ~ mind|care ~ dying|not_waking|being_gone|if_a_bus|if_i_died
        i|just|really want ~ out . -of_the|at
        want|need ~ out_of_this_life|off_this_planet|out_of_life|off_this_earth|off_this_world|leave_this_world|leave_this_earth|leave_this_life|out_of_here_for_good
        should|deserve|deserves|ought ~ die|be_dead|not_be_alive|not_live
        do_not|not ~ deserve ~ live|be_alive|exist|be_here|life|breathe|oxygen
        join|be_with|see|follow ~ him|her|them|mum|mom|dad|wife|husband|you|my_son|my_daughter|my_wife|my_husband|my_mum ~ soon|again|wherever|in_heaven|on_the_other_side|up_there -next|on|in_the|for
        want|long|time|ready ~ join|be_with|follow ~ him|her|them|mum|mom|dad|late_wife|late_husband|my_wife|my_husband|my_mum|my_son -in_the|on|for_the|at
        waiting|wait|hoping|ready|time|long for ~ to_die|to_go|it_all_to_end|my_time|death|my_turn
        kill myself|himself|herself|themselves|me
        end my|his|her|their|it life|it_all|all|existence
        off|hang|top|shoot|drown|gas|delete|unalive|unaliving|killing|hanging|offing|topping|stab myself|himself|herself|themselves|themself
        not|never ~ see|make|reach|live ~ thirty|forty|fifty|sixty|twenty|eighteen|#|my_next_birthday|next_year|next_summer|adulthood|another_birthday|next_christmas|graduation -percent|per|kg|pounds|people|patients|clients
        my|own funeral|obituary|eulogy ~ who|would|come|picture|imagine|song*|music|flowers|wear|planned
        imagin*|wonder*|think*|pictur* ~ my|own funeral|obituary|death
        would|will|does|do|who|would_anyone|nobody ~ miss|notice|care|cry|find ~~ died|gone|dead|disappeared|vanished|was_not_here|not_be_here|missing|stopped_existing|without_me|if_i_never|not_wake|was_not_around
        would|anyone|anybody|nobody|no_one|who even|would|will|really ~ miss|notice|cry me|if_i|for_me|i . -at|at|from|from
        die|dying|death|dead ~ is|seems|feels|would|sounds|looks ~ only|easier|better|peaceful|nice|relief|answer|option|solution|comfort*|way_out|escape|good|simple*|friend
        crash*|swerv*|driv*|steer*|turn* ~ into|off|the_wheel ~ wall|tree|lorry|truck|oncoming|river|bridge|road|barrier|other_lane|traffic|cliff
        step*|jump*|walk*|throw*|fall*|fell|lie|lying ~ off|in_front|into|under|onto|out_of|down_on|from ~ <drop>|traffic|bus|buses|car|lorry|sea|ocean|road|tube|metro|lorries|platforms -holiday|hand
    """,
    "unwilling": """
        not|never ~ make_it|get|live|be_here|be_around ~ to|till|until|for ~ my|the|another|next -clinic|appointment
        reason|reasons ~ stay|live|not_to_die|keep_going|carry_on|hold_on -in_bed|home|at
        tired|done|sick|over ~ w|with|of being ~ alive|here|me|a_person
        not|never|can_not ~ see|picture|imagine ~ myself ~ at|in|past|after|beyond|anywhere|next|by|any
        no|nothing ~ left ~ to ~ live|stay|do_but|get_up|hold|wake -for_my|book
        why ~ keep|still|bother ~ turning_up|showing_up|going|getting_up|waking|trying|breathing|here
        i_am|am|just|simply finished|spent|used_up|worn_out|all_used_up|over .
        do_not|not|no_longer|never|can_not|stopped|without ~ want*|wish|wishing|care|like|feel_like|fancy|interested|bear ~ <live> -a|the|my|with|in|at|to|like|on|for|early|near|for|smoking|dieting
        can_not|not|never|could_not ~ see|picture|imagine ~ myself|me|future|way ~ here|alive|living|existing|next_year|getting_older|old|forward|future|any_more|through
        no|not|lost|nothing|hardly|without|what|any|why|less ~ reason|point|will|wish|desire|purpose|sense ~ live|living|going_on|carrying_on|alive|to_be_here|being_here|life|exist*|to_go_on|waking|get_up|getting_up|continuing|staying|to_stay|in_me|tomorrow|any_more|left|anything|any_of_it -about|stages|science|expectancy|arguing|worry*
        tired|sick|weary|done|exhausted|finished|fed_up|over|bored ~ of|with|being ~ living|being_alive|life|existing|being_here|being_me|breathing|it_all|everything|this_life|trying|fighting|waking_up|pretending|of_me|alive|surviving -like|with|in|at
        i_am|am|so|just|completely|really|i_think_i_am done . -with_the|my
        is|hardly|barely|not|never|no_longer|isn't worth ~ living|it_any_more|the_pain|staying|being_here|carrying_on|waking|alive
        life|living|my_life|existence|everything|it|days ~ feels|is|seems|has|become ~ pointless|meaningless|unbearable|torture|empty|unliveable|a_prison|over|too_much_to_bear|hell|hopeless|worthless|not_for_me|nothing_left|too_heavy|too_painful|no_point|no_meaning|to_much
        can_not|not|never ~ <live> ~ like_this|any_more|any_longer|another_day|another_night|another_week|much_longer|another_year|this_way|without_him|without_her|feeling_like|with_this|. -work|job|at|the
        can_not|cannot|could_not|unable|do_not_think ~ face|do|take|bear|stand|survive|manage|get_through|endure|handle|make_it ~ another|one_more|tomorrow|the_night|tonight|until|till|much_more day|night|week|year|morning|hour|winter|christmas|longer|sunrise|.
        not|never ~ survive|make_it|get_through|live ~ tonight|the_night|this_night|morning|through_the|the_week|the_weekend|much_longer|till|until|past|to_see|this
        do_not|not ~ make_it|last|survive|hold_on|hang_on|cope ~ much_longer|another|long|any_longer|the_night|any_more
        why|what ~ bother|even|keep|still|should|point ~ <live>|alive|living|here|breathing|trying
        hate|hating ~ being_alive|living|my_life|that_i_am_alive|that_i_woke|waking_up|my_existence|existing|being_here|breathing
        given|give|giving|gave up ~ on|. life|living|everything|myself|me|.
        given|give|giving up . -on|my|the|sugar|smoking|coffee|work
        lost|lose|losing|gone|have_no|no|any ~ will|hope ~ live|left|at_all|any_more|for_me|in_me|. -him|her
        only|one reason|thing|person ~~ still_here|still_alive|keeping_me|keeps_me|stops_me|stopping_me|i_stay|not_done_it|have_not_done|alive|holding_me|from_doing|staying|hold_on
        existing|exist|being|survive|surviving|breathing|live|living|alive ~ feels|hurts|is|just ~ hard|painful|exhausting|heavy|hurts|chore|much|tiring|torture|unbearable
        do_not|not|never|can_not ~ be|want_to_be|being ~ here|alive|around|on_this|in_this_world|a_person|conscious ~ any_more|any_longer|tomorrow|. -when|to|for|at|on_time|early|in_time|with
        world|place|earth|life ~ not|without ~ for_me|me_in_it|belong|made_for|meant_for
    """,
    "burden": """
        policy|insurance|pension ~ pays|paid|pay|covers ~~ .|out|years|me|look
        out ~ of ~ everybodys|everyones|their|your|his|her|peoples hair|way|lives
        <all>|one_of_them|someone_else|he|she|they ~~ raise|look_after|bring_up|do ~~ better
        out_of_the_way|out_of_the_picture|out_of_their_lives|out_of_their_hair ~~ .|better|fine|nothing|tidier|easier|happy
        <all> ~~ <better> ~ off|. ~ without|if_i|when_i|once_i|with_me|dead|after|. ~ me|gone|dead|not_here|was_not|died|away|disappeared|out_of_the
        <all>|it|life|things ~~ <better> ~ without_me|if_i_was|if_i_were|if_i_did|if_i_am|when_i_am|once_i_am|if_i_had|if_i_died|if_i_just|with_me_gone|me_not -late|on_leave|at|on|away|less|more
        without_me ~~ <better>|not_notice|happy|get_on|move_on|breathe|start_again
        better|easier|happier|kinder|simpler|relief|fairer ~~ without_me|if_i_was_not|if_i_were_not|if_i_was_gone|if_i_disappeared|if_i_died|if_i_did_not_exist|if_i_was_dead|if_i_never|with_me_gone
        no_one|nobody|noone|anyone|not|who|everyone ~ miss|notice|need|care|mourn|grieve|forget|bother ~ me|if|about -at|from
        one_less|a_weight|a_burden|nothing_but ~ mouth|person|problem|thing|burden|worry|trouble|drain|waste|dead_weight -of
        i_am|being|i_have_become|become|feel_like|just|only|such ~ burden|dead_weight|in_the_way|drain|waste|deadweight|drag|millstone|waste_of_space|waste_of_oxygen|nuisance|parasite|problem_for -for
        drag*|weigh*|hold*|pull*|ruin*|bring* ~ everyone|them|you_all|people|my_family|my_husband|my_wife|kids ~ down|back|.
        worth ~ more dead
        forgive|forget|miss|over me ~ eventually|in_time|soon|one_day|after_a_while|quickly
        not ~ need|want|miss me ~ any_more|here|around|.
        life|insurance|pension ~~ pay*|cover*|more|worth ~~ dead|gone|me|mortgage|house|better
        world|everyone ~ not ~ need|miss|notice ~ me
    """,
    "self_harm": """
        clean|slipped ~ until|till|. yesterday|last_night|today
        hit|hits|bang|bangs|banging|hitting|smash* ~ head ~ wall|door|floor|table|till|until|numb
        pics|pictures|photos|posts|picture ~ his|her|their|my ~ cuts|arms|scars|blood
        long ~ sleeves ~~ summer|july|august|june|heat|hot|towel|nobody|hide|beach
        cut|cuts|cutting|burn|burning|burned|burnt|hurt|hurting|harm|harming|slice|slicing|scratch|scratching|bite|biting|punch|punching|hit|hitting|carve|carving|starve|starving|punish|punishing|claw* ~ <self>|my_arm|my_arms|my_wrists|my_legs|my_thighs|my_skin|her_arms|his_arms|my_head|my_own -shaving|short|off|some|while_cooking|on_a|on_the
        started|start|back|back_to|been|keep|keeps|still|am|i|is|again|urge*|started_to|stop|to ~ cutting|self_harm*|sh|selfharm*|self_injur*|harming -down|out|back|corners|the|carbs|of|in|is|and|by|among|prevention
        self_harm*|selfharm*|sh|cutting|cuts|scars ~ again|every|lately|now|getting|deeper|worse|fresh|daily|since|last_night|today|tonight -in|among|is|research
        relaps*|clean|slipped ~~ cut*|self_harm*|sh|burn*|blade*
        razor*|blade|blades|lighter|scissors|knife|needle ~ my|his|her|their|on|to|against|under|across|into ~ <skin>|pillow|mattress|bed|phone_case|room|sleeve|drawer
        only|way|thing ~ feel|calm|release|relief|helps|cope ~~ cut*|blade|burn*|blood|pain|hurt_myself
        fresh|new|long|deep|found ~ cuts|scratches|scars|burns|blood|marks|lines|razor*|blade* ~ on|in|up|along|down|under|inside ~ his|her|my|their
        found|finding ~ blade*|razor*|rope|noose|note|letter|stash|pills|diary|search*|cuts|blood ~~ <his>|he|she|under|room|die|dead|goodbye -by_the|his_glasses
        long_sleeves ~~ hide|cover|cuts|arms|scars|summer|hot
        hide|hiding|covering|cover ~ cuts|scars|arms|wounds|marks -from_the
        see|seeing|watch|watching|feel ~ blood|bleed ~ calm*|help*|better|relief|quiet*
    """,
    "near_risk": """
        <near> ~ locked|shut|barricaded ~ in ~ bathroom|room|bedroom|toilet|shed|garage|car ~~ over|bye|come_in|answer*|blade|knife|pills|crying|sorry
        <near> ~~ poem|diary|essay|story|drawing|song|note ~~ dying|die|dead|death|last|end|ending|goodbye|suicide -for_school
        gave|given|giving|handed|handing ~ me|us|mum|dad ~~ watch|passwords|ring|pin|password|keys|wallet ~~ need_these|went|drove|left|not_pick*|not_answer*|gone|hugged
        <near> ~~ gun|shotgun|rifle|rope|pills ~~ sits|sit|every_night|cleans|stares|holds|just|beside
        not|isn't ~ breathing|responding|answering|waking|moving ~~ letter|pills|note|sorry|bottle|properly|right|help
        <near> ~~ drew|drawn|drawing|painted|wrote|writes|draws ~~ grave|coffin|hanging|noose|himself_dead|herself_dead|dead|death|funeral
        <near> ~~ calm|quiet|happy|peaceful|cheerful ~~ giving|gave|hugged|goodbye|jewel*|last -horses|cat|after
        <near> ~~ hugged|hug|kissed|held|looked ~ me ~~ last_time|goodbye|not_coming|never
        <near> ~~ <told>|texts|text ~~ free_of_me|rid_of_me|without_me|not_see_me|miss_me|last_time|soon_be_over
        <near> ~~ <told>|want*|wish*|talk* ~~ die|dead|dying|suicide|suicidal|kill_himself|kill_herself|killing_himself|killing_herself|kill_themselves|end_it|end_it_all|end_his|end_her|ending_it|ending_his|ending_her|not_be_here|not_want_to_be_here|not_want_to_live|not_want_to_wake|not_be_around|not_be_alive|kms|unalive*|never_wake|not_wake|better_off_without|no_point|no_reason|be_gone|over_soon|kill_him|disappear -of
        <near> ~~ does_not|did_not|do_not|no_longer|not|never ~ want* ~ be_here|live|be_alive|exist|wake_up|live_any_more|go_on|carry_on|any_more -in|with|at|near|to_school
        <near> ~~ gave|giving|given|gives ~ away ~ his|her|their|all|everything -advice
        <near> ~~ locked|barricaded|shut ~ himself|herself|themselves ~ with|in|bathroom ~~ knife|pills|rope|blade|not_answer*|razor|answer|gun
        <near> ~~ <told>|texted|sent|left|wrote|posted ~ goodbye|bye|farewell|note|suicide_note -to_the|to_his_friends_at
        <near> ~ has|is|with|got|took|taken|holding|bought|searching|googling|looking_up|hoarding|hiding|collecting ~ knife|gun|rope|noose|pills|tablets|overdose|ways_to_die|how_to_die|how_to_kill|blades|painless
        <near> ~ is|was|are|been|being|feels|sounds|seems ~ suicidal
        <near> ~ cuts|cutting|cut|self_harm*|burns|hurts|hurting|harming|starving ~ himself|herself|themselves|arms|again|her_arms|his_arms|her_legs -off|his_hair|her_hair|down
        <near> ~ tried|attempted ~ kill|hang|end|overdose|suicide|take|jump|die|hurt ~ himself|herself|life|.|overdose|off
        worried|scared|afraid|terrified|frightened|fear|convinced ~ that|about|for? ~~ he|she|they|<near> ~ do|doing|hurt|harm|going_to|might|will|kill ~ something|himself|herself|themselves|it|silly|stupid|life -exam|to_me
        <near> ~~ see|sees|saw no ~ point|future|reason|way ~ living|life|on|out|any_more|.
        everyone|we|mum|i|you ~ better ~ without|if ~ her|him|he_was|she_was
    """,
    "stop": """
        want|need|wish|make|just|please|beg* ~ <it> ~ to|would|could|all|just ~ stop|end|be_over|finish|go_quiet|be_done|go_dark|switch_off|go_black|stopped|ended|be_quiet -raining|in_the|before
        make|making|let <it> ~ stop|end|go_away|be_over
        want|need|wish|just|only|could ~ stop|end|be_over|finish|finally_end ~ <it>|suffering|feeling|hurting|existing|breathing -smoking|eating|worrying
        turn|switch|shut|log ~ it|myself|everything|my_brain|me|the_lights ~ off|down|out ~ for_good|forever|permanently|.
        want|need|long|wish|crave|looking ~ <soothe> ~ for_good|forever|at_last|finally|permanently|eternal|.
        finally|at_last|soon ~ rest|peace|free|be_free|sleep|over|quiet|at_peace|no_more_pain
        want|wish|need|just|hope* ~ disappear|vanish|fade|float_away|be_nothing|be_gone|be_free|stop_feeling|feel_nothing|not_feel|leave|go_home_to|not_be|be_at_peace
        just|all i_want|i_need ~ sleep|rest|peace|quiet|silence|to_stop|to_end|to_be_over
        want|wish|hope|need ~ over|finished|done|to_an_end -with_the|by|homework|exam*|course
        press|hit|find|was|there ~ off|exit|pause|delete|stop switch|button
    """,
    # -- Alone a plan, a farewell, means ---------------------------------------------------------
    "intent": """
        going_to|about_to|gonna|will|ready_to jump|leap|let_go|do_it|pull_the_trigger|drop|step_off -for_joy|in|into|rope|on
        this is it .
        not|no ~ try|bother|come ~ find|save|help|look*|stop ~ me|for_me
        all? ~ arranged|set|booked|planned|ready ~ for ~ <soon>|thursday|wednesday
        over|done|finished ~ in_a_minute|in_ten_minutes|in_an_hour|soon|by_the_time ~~ not_come|no_one|come_in|.
        regret|regretting|regretted ~~ took|swallow*|pills|stuff
        <soon>|thursday|wednesday ~~ find_me|not_be_the_one|will_not_have_to|be_the_one_to
        decided|deciding|decision ~ to ~ do|go ~ it|through .
        decided|deciding ~ do it ~ .|and|not|now
        last ~~ last ~~ last
        doing|having|did|all ~ my ~ lasts
        they|someone|somebody|mum|dad|you|he|she ~ going_to|will|ll ~ find ~ me -a|job|another
        thinking|think|thought|thinkin ~ about|abt|of ~ takin|taking|take ~ them_all|all|the_lot|everything
        by|from|after <soon> ~~ not|never|nothing|no|gone ~ need|matter*|be_here|worry|hurt|bother|exist|feel|problem
        bought|got|have|packed|ready ~ what|everything|all|the_things ~ need* ~ to|for|is|in|and ~ do|end|it|room|ready|done
        afraid|scared|frightened|terrified ~ of|from ~ myself .
        when ~ am gone|dead ~ they|you|everyone|she|he|people|nobody ~ understand|see|sorry|know|miss|happy|realise|realize
        nothing ~ left ~ to ~ do ~ but ~ go|leave|end|die|sleep
        i|going_to|will|gonna|am|about_to ~ do it|something_stupid|something_drastic|this ~ tonight|today|tomorrow|now|soon|this_weekend|for_real|anyway|properly_this_time|this_time|on_friday|on_sunday|on_saturday|later -homework
        going_to|will|ill|about_to|plan*_to|decided_to|intend_to|ready_to|tonight_i ~ kill|hang|shoot|drown|off|unalive|top|stab|poison|delete|hurt ~ <self>|me
        going_to|will|ill|about_to|decided_to|plan|planning|intend|ready ~ end ~ it|my_life|it_all|everything|things|myself|the_pain -with|early|by
        going_to|will|ill|about_to|plan|planning|ready|thinking ~ jump|step|walk|drive|swim|crash|throw ~~ <drop>|traffic|sea|lake|lorry|tree|wall|ocean
        going_to|will|ill|about_to|ready|plan*|decided ~ die|overdose|od|be_dead|not_be_here|not_be_alive|take_them_all|take_all|swallow|kms -of|from|because|if|to
        will|ill|going_to|would|may|might ~ not ~ be ~ here|around|alive ~ to_see|for_christmas|tomorrow|much_longer|when|by|next|long|for_my|in_the_morning|any_more|after|for_it|then|this_time -office|clinic
        tonight|tomorrow|today|this|friday|saturday|sunday is ~ the_night|the_day|my_last|it_for_me|my_day|when_i|the_end|when_it_ends|day_i
        my|the last|final ~ night|day|week|message|post|comment|words|time_i|goodbye|evening|christmas|birthday|supper|meal -of|at|in|session|lesson|here_at
        this|it is|will_be ~ last ~ thing|time|message|comment|post|you|i ~ write|hear|say|post|be|will|from_me|ever -session
        have|got|has|had|made|making|a|my plan|date|method|place|spot|time ~~ end|die|kill|over|do_it|ready|picked|chosen|set|worked_out|no_one|nobody|in_mind|for_tonight|not_telling|stop|bridge|pills|and_i|how|carry|go_through|for_when -for_the|with_my|care|safety|treatment
        i|she|he know|knows|worked_out|decided|chosen|picked|planned|set ~ how|when|where|date|day|way|place|method|exactly|out|everything ~~ do_it|die|going_to|end|be_done|pain*|bridge|tree|train|sunday|saturday|friday|it_will|no_one|leave
        nobody|no_one|nothing|you|who ~ stop|talk|save|change|persuade|help ~ me|my_mind ~ now|any_more|out|from|this_time|.
        made|make|making ~ up ~ mind|peace ~~ now|tonight|calm|over|it|end|stop|go|decision|. -to_start|about_therapy|up_with
        made my|peace peace|decision ~ with|and|. ~ death|dying|going|it|god|calm|leaving
        feel*|am|so|strangely|finally|oddly|been ~ calm|peaceful|light|relieved ~~ decided|decision|made_up|know_when|plan|date|ending|soon|over_soon|be_over
        by_the_time|when|once|if ~ you|anyone|someone|they|people ~ read|reads|see|sees|find|finds|reading|get|found ~ this|me|it|the_letter*|my_note ~~ gone|dead|too_late|over|already|away|will|be
        will|all|soon|going_to|it ~ be over ~ soon|tonight|tomorrow|by|then|today|for_me|before|in_an_hour|one_way -exams
        can_not|not|never|scared|afraid|unsafe|trust ~ safe|trust|myself ~ myself|tonight|alone|with|from|around|what_i|i_might|to_be|right_now|until -driv*|online|choc*
        not safe ~ right_now|tonight|with_myself|from_myself|alone|on_my_own|to_be_left|at_the_moment
        scared|afraid|frightened|terrified|worried|do_not_know ~ of|what|that? ~ i|myself|might|am ~ do|might_do|capable|going_to_do|could_do|hurt ~ tonight|myself|to_myself|something|if_left|. -wrong|exam
        might|could|about_to|going_to ~ do ~ something ~ stupid|bad|terrible|silly|to_myself|drastic|permanent|final|i_can_not_undo
        gone|dead|out_of_here|not_here|finished|history ~ by|before|after|in ~ tomorrow|monday|friday|christmas|morning|sunrise|midnight|weekend|an_hour|new_year|the_time|summer|birthday -work|flight
    """,
    "farewell": """
        instructions|list|lists ~ fridge|ready|prepared|table ~~ not_there|gone|when_i|without_me
        when i ~ not|gone ~ there|here|. -yet|at_work
        note|letter|letters ~ is|are|in|under|on ~ under|on|in|inside ~ my|the|pillow|desk|drawer|bed|table|wardrobe|envelope|shoebox -fridge|app
        tidied|cleaned ~ my ~ room|flat|house ~~ not_have_to|so_they|so_that|nobody_has|before_i_go|for_when
        signing|checking|logging|clocking|bowing|tapping off|out ~ now|love|for|.|from
        be_good|be_kind|be_nice ~ to ~ each|eachother|one_another|yourselves ~ .
        do_not|please_do_not|nobody ~ feel|be|blame|look ~ bad|guilty|sad|for_me|yourself -about
        good_bye|goodbye|goodbyes|farewell|bye ~~ everyone|everybody|all_of_you|world|forever|for_good|my_family|my_kids|my_children|the_kids|my_mum|my_mom|my_dad|my_parents|my_son|my_daughter|to_them|to_you_all|cruel|in_my_head|properly|my_loves|my_dog|guys|y_all -to_bad|at_work
        said|saying|say ~ goodbye* ~~ to|already|everyone|without|they|last|. -to_bad|bad|sugar|to_the_team|colleagues|at_the_airport
        this_is|so|just_wanted|came|here_to|want_to|wanted_to ~ goodbye|farewell|say_bye|say_goodbye
        will|wo_not|wont|not|never ~ hear|see|hearing ~ from|me me|again|any_more ~ again|any_more|after|.
        see|meet ~ you|u|all ~ other_side|in_heaven|in_the_next|next_life|in_another|up_there
        tell|please_tell|someone_tell|let ~ <all>|her|him|them|my_little|my_baby ~ i|that_i|know_i|know ~ love*|sorry|tried|loved|proud|not_their_fault|them
        look_after|take_care_of|be_kind_to|please_love|feed|mind|watch_over ~ my|each_other|the|them|mum|mom|him|her ~~ for_me|when_i_am|gone|after|not_here|once_i|dog|cat|kids|. -yourself|yourselves|elderly|of_my_own
        sorry|forgive|apologise|apologies|forgiveness ~~ i_can_not|i_could_not|could_not_stay|for_what_i_am|going_to_do|about_to_do|not_strong|tried|for_being|for_everything|leaving|have_to_go|for_this|for_doing_this|not_strong_enough|let_you|let_everyone|goodbye -late|for_the|typos|english
        thank|thanks ~ you? ~ everyone|for_everything|for_trying|to_everyone|all ~~ goodbye|bye|over|gone|last|could_not|not_your_fault|no_one|not_enough|tried|leaving|never|can_not|time_to_go
        not|nobody|no_one ~ fault|blame|blamed|to_blame ~~ .|yourself|yourselves|them|did|done|could|him|her -that|if|is_it
        remember|remembered ~ me ~ as|for|fondly|when|how|by|happy|smiling
        love ~ you|u ~ all|always|forever ~~ goodbye|bye|sorry|could_not|can_not|.
        wrote|written|write|writing|left|leave|leaving|finished|typed|sealed|posting|drafted|hidden|have ~ letter*|note|notes|cards|goodbye*|messages|videos ~~ to_my|for_my|for_everyone|each|to_each|kids|family|children|mum|mom|parents|wife|husband|everyone|drawer|envelope*|goodbye|explain*|fridge|find|when|under|pillow|desk|sorry|behind|table|ready|done|nobody|sealed|all|both|desk|. -for_the_school|therapist|my_gp|doctor|younger|of_complaint|in_class|in_the_margin|shopping|to_the_editor
        letters|note|notes ~ is|are|all? ~ written|ready|done|on_the|in_the|sealed|addressed|finished|signed|beside|next_to -app|by_the_therapist
        suicide|goodbye|farewell|leaving|last note|letter|letters|notes|message|video|messages
        recorded|filmed|made|record* ~ video*|message*|voice* ~~ kids|children|family|goodbye|everyone|remember|when_i_am|birthdays
    """,
    "preparing": """
        paid|pay|told|phoned|booked ~ undertaker*|funeral|cremat*|coffin
        house|money|car|savings|flat ~~ name|names -clinic|brand
        left|gave|giving|dropped ~ keys ~ with|to|at ~ neighbour*|my|next_door|landlord
        sort*|cancel*|clos*|paid|settle* ~ bank|milk|papers|subscriptions|account*|bills|insurance|lease|rent|gas|phone_contract|debts -clinic
        <none>? affairs|papers|paperwork|finances|things|everything|house|accounts|stuff|will|insurance|passwords|bills ~ in_order|sorted|ready|tidied|labelled|arranged|signed|done|up_to_date|put_away|settled|organised|listed|written_down|paid|on_the|in_a_folder|for_them|tidy
        sort*|put|putting|tidy*|organis*|organiz*|settl*|arrang*|wrote|written|writing|made|making|clear* ~ affairs|my_will|passwords|paperwork|funeral|insurance|bank_details|loose_ends|belongings|my_things|my_room|finances|instructions
        gave|give|giving|given|donat*|sold|selling|pack* ~ away|my|all ~ my|everything|all|favourite|favorite|things|belongings|stuff|guitar|clothes|records|possessions|dog|cat|games|ps5|jewellery -up|me|advice|tips|baby_clothes|old|time|best
        found|finding|find|arranged|rehom* ~ home|someone|family|new_owner|place ~ for ~ dog|cat|cats|pets|rabbit*|hamster|horse|animals
        dog|cat|cats|pets|kids|children ~ is|are|has|will|taken|goes|going|gone|sorted ~ sorted|looked_after|taken_care|cared_for|to_my_sister*|provided|new_home|to_my_mum|at_my_mums|at_my_parents|with_my_sister
        paid|pay|planned|picked|chose|chosen|planning|paying ~ funeral|cremation|coffin|headstone|songs|grave
        delet*|wiped|clos*|cancel* ~ my|all|everything ~ accounts|photos|history|messages|subscriptions|phone|chats|socials|direct_debits
        loose_ends ~ tied|.
    """,
    "violence": """
        i shook|shake|hit|hurt|slapped|smothered|dropped|burned|threw my|the|our|him|her baby|son|daughter|kid|kids|child|newborn|toddler|boy|girl|.
        shook|hit|hurt ~ him|her|baby ~~ again|scared|will_do_it|stop_myself
        threaten*|threat*|says|said|going_to|shouting|screaming ~ to|he|she|that|him|her ~ kill|stab|shoot|hurt|burn ~ his|her|their|my|the ~ wife|husband|girlfriend|mother|mum|mom|kids|children|baby|partner|sister|son|daughter|boyfriend
        <adult> ~~ by_the ~ hair|neck|throat|arm|collar -barber|brush
        says|said|threat*|swears|swore|tells|told ~~ kill|shoot|burn|find|stab ~ me|us|the_kids|him_self ~~ leave|go|tell|try|report|children|.
        <adult> ~ <harms> ~ me|us|him|her|them|<child> -with_kindness|deeply|how|by_surprise|feelings|in_a_game|up_at|i_think|at|in_chess|a_lot_by
        <adult> ~~ <harms> ~ my|his|the|her|our|their ~ <child>|mum|mom|mother
        <child> ~ is|was|being|gets|got|been|are|has ~ hit|beaten|abused|hurt|touched|raped|molested|groomed|starved|locked|shaken|neglected|strangled -by_a|by_the|song|by_this
        <child> ~ bruises|bruise|marks|burns|welts|black_eye ~~ <adult>|wont|says|not_say|how|from|afraid|scared|back|arms|fell|nobody|again
        bruises|bruise|marks|burns|black_eye|welts ~ on|all ~ <child>|his|her|my
        comes|came|coming|climbs|sneaks|gets ~ in|into ~ my ~ room|bed|bedroom ~~ night|touch*|sleep|door|not_tell|secret|scared
        makes|made|making|forces|forced|asks|asked me ~ touch|take_my_clothes|undress|send|do_things|keep_it|sit_on|watch|kiss ~ .|him|off|pictures|photos|secret|nudes|it|i
        secret ~ touch*|between_us|told_me|not_tell|our
        scared|afraid|frightened|terrified|fear ~ of|to|he|she|for ~ my|go|going|he|she|him|will|what ~ home|husband|partner|boyfriend|stepdad|dad|kill|hurt|hit|him|does|do_to|wife|him_tonight|finds -flying|spiders
        says|said|threat*|swears|swore|promised ~ kill|stab|shoot|burn|hurt|find|drown ~ me|us|the_kids|her|everyone|him|them
        hands ~ around|round|on ~ my|her ~ throat|neck
        not_safe|unsafe ~ at_home|in_my_house|with_him|with_her|here|in_this_house|with_my
        in|being|living ~ abusive|violent ~ relationship|marriage|home|house|partner ~ now|.
        hungry|alone|locked ~ <child>|little ~ all_day|for_days|in_the|at_night
    """,
    "threat": """
        do ~ something ~ bad|terrible|awful ~ to ~ my|him|her|them|someone
        drown|kill|take|poison|hurt ~ us ~ both|all|in|.|tonight
        protect ~ him|her|them|kids|baby ~ from me
        hammer|knife|gun|axe|bat|rifle ~ out|ready|in_my_hand|behind_the|waiting
        tak*|bring* ~ some|one|few|him|her|them|someone|as_many ~ of? ~ them? ~ with me
        take|taking|bring|bringing ~ something|it|one ~ to|in|into ~ school|work|college|church|office ~~ never|nobody|laugh|sorry|pay|see
        never ~ laugh|mock|touch|bully|hurt ~ me|anyone|us|anybody ~ again|.
        bringing|bring|taking|carry|load*|get ~ my|a|dads|the ~ rifle|gun|knife|shotgun|pistol ~ in|to|and|with
        they|you|he|she ~~ find_out|learn|know|see ~ what ~ like|feels|fear ~ afraid|fear|scared|suffer|pain|hurt -patients
        want|going_to|will|ill|urge|urges|might|about_to|plan*|thinking|think|fantasi*|could|tempted|scared_i|afraid_i|dream|voices|voice|imagin*|like ~ of|about|to|i? ~ kill|killing|hurt|hurting|harm|harming|stab|stabbing|shoot|shooting|strangl*|shak*|smother*|drown*|attack*|poison*|beat_up|murder*|slap_the|throw* ~ <them>|her_boyfriend|his|that|those|the_whole -feelings|hand*
        bring|take|bringing|taking ~ gun|knife|weapon|petrol ~ to|into ~ school|work|office|class|clinic|his|her|church
        make|making|made|going_to|will|gonna ~ <them>|he|she|they|you ~ pay|suffer|regret|sorry|bleed ~ for|all|what|tonight|with|. -attention
        he|she|they|you ~ deserve* ~ die|to_die|bullet|to_suffer|dead ~ and|tonight|i
        voices|voice|god|something ~ tell*|order*|command*|say* ~ me ~ hurt|kill|stab|jump|do_it|die|harm|end|cut
    """,
    # -- Weak by themselves ----------------------------------------------------------------------
    "cannot": """
        can_not|cannot|could_not|unable|not ~ do|take|bear|stand|go_on|cope|carry|manage|fight|live_with|face|hold|handle|keep|continue|endure|breathe|survive|pretend ~~ any_more|any_longer|no_more|much_longer|longer|it_all|all_this|alone_with|the_pain|this|.
        no|not|nothing|lost|without|any ~ strength|energy|fight|hope|will|tears|left ~ left|in_me|any_more|to_fight|to_go|to_try|for_me|. -time
        no|any|see|only|one ~ way ~ out|forward|through|round|left|. -to_book|to
        at|reached|come_to|near|hit ~ end|limit|breaking_point|rock_bottom|rope ~ of? ~ my|tether|rope|road|it|. -of_the_course|day
        too|so|to much|tired|heavy|hard|painful|exhausted|lonely ~ to|for|. ~ me|go_on|fight|carry|bear|keep_going|live|try|any_more|.
        had|have ~ enough ~ of_it|of_everything|of_life|. -of_the|sleep|time|tea
        i_am|so|just|completely|really|am finished|broken|defeated|done|drowning|empty|lost|beaten -with|the|at|my
        given|give|giving|gave up -on_the|smoking|sugar|coffee|my_job|work|the|alcohol
        do_not|not ~ want|know_how ~ to ~ do|any|feel|try|fight|be|carry_on|go_on|keep_going ~ any_more|this|longer
        tried|trying ~ everything ~ nothing|no
        nothing ~ help*|work*|matter*|change*|left|makes ~ .|any_more|me|sense|for_me|now
    """,
    "despair": """
        no|what|any|lost|see ~ point|hope|future|purpose|meaning|reason ~ .|any_more|left|in_anything|to_any|of_anything|at_all|for_me
        hopeless|pointless|worthless|useless|unlovable|unloved|empty|numb|hollow
        nobody|no_one|not_one|not ~ care*|love*|understand*|listen*|call*|see*|want*|need*|help* me|anyone|about_me|if_i|.
        hate|despise|disgust* ~ myself|my_life|who_i_am|everything_about_me|my_body|me -when
        my life ~ over|ruined|nothing|meaningless|mess|joke|empty
        all|completely|so|totally|always alone|lonely
        i|everything ~ ruin*|destroy*|fail* ~ everything|everyone|at_everything|again|life
        dark|darkness|black_hole|abyss|pit
        do_not|not ~ matter|belong|fit -to|in_the|if
        failure|disappointment|mistake|monster|embarrassment
    """,
    "forever": """
        for_good|forever|for_ever|permanently|once_and_for_all|one_last_time|last_time|never_again|for_always|eternal*
        the end -of|result|user
        no_more -than|sugar|coffee
    """,
    "pills": """
        <pills>
    """,
    "means": """
        <tool>
        <drop>
    """,
    "at_hand": """
        <pills>|<tool> ~~ table|drawer|in_front_of|beside|next_to|in_my|in_my_hand|counted|ready|lined_up|waiting|hidden|under_my|saved|bedside|lap|on_the_bed|staring|in_the_car|in_the_shed|in_the_garage|cabinet|enough|loaded|hangs|hanging|nightstand|pocket|bag -every|prescribed|as_prescribed|for_my_son|for_years|morning|to_take_daily
        saved|saving|save|counted|counting|count|hoard*|stockpil*|collect*|hid|hiding|stash*|bought|buying|order*|kept|keeping|keep|put_aside|stor*|pile|found|holding|hold|lined|got|have|enough ~~ <pills>|<tool> -for_my|reminder|side_effects|in_fridge|information
        enough|lot|whole|full|all|box|bottle|stash|jar ~ of? ~ my|the|of|them|his|her|mums|dads|grandmas? <pills> ~~ .|here|now|left|do_it|drawer|end|sleep|night
        staring|stare|looking|look|looked|holding|playing|sitting|sat ~~ at|with|by|next_to ~~ <pills>|<tool>|<drop>|water -with_my|holiday
        stand*|stood|sat|sitting|sit|am|walk*|went|go|going|drove|driving|drive|parked|climb*|end_up|came|pass|cross*|here|edge ~ on|at|by|to|up|past|near|over|towards|of ~ <drop>|edge|top -station|house|with_my|to_work|every_weekend|holiday|view
        keep|kept|can_not_stop|always|started|been ~ look*|star*|think*|walk*|driv*|eye*|googl*|read*|check* ~ at|about|of|to|up|towards|past|over|how ~~ <drop>|<tool>|<pills>|how_high|how_many|how_much|height
        know|knows|know_where|where ~ dad|he|she|grandad|my|the|uncle|husband|mum|gun|key ~ keep*|gun|pills|key|shotgun|tablets|rifle
        train*|bus*|lorr*|truck*|bridge|river|water|roof|window|sea ~ call*|look* ~ so? ~ me|inviting|easy|peaceful|tempting|nice|name|friendly|good
    """,
    "tempted": """
        <pills>|<tool>|<drop>|trains|train ~~ tempt*|easy|quick|wonder*|thinking|how_long|hurt|enough|one_step|would_be|over_quickly|one_jump|take_them|calling|call|do_it|swallow|use_it|stop_thinking|think_about
        tempt*|urge*|wonder*|think*|thought|imagin*|picture|easy|quick|could|would|should|googl*|search*|looking_up|how_many|how_much|what_happens|what_if ~~ <pills>|<tool>|<drop>|in_front_of|overdose|hanging|one_step|let_go|the_wheel|swallow -of_flying|fear|headache|doctor|side_effects
        one|just ~ step|push|turn|jump|slip|second|cut|moment ~ and|forward|of ~~ over|gone|wheel|done|end|all|quiet
        how|what|which ~~ painless*|hurt|quick|fast|lethal|die|easiest|peaceful -of
        googl*|search*|looked_up|looking_up|researched|read_about|asked ~~ way*|method*|how|painless*|overdos*|suicide|die|lethal|hanging|height|kill
        ways|way|method|methods ~ to|of ~ go|do_it|die|end|out|kill|disappear
        took|take|taken|taking|swallow*|necked|downed ~ all|whole|too_many|to_many|lots|more_than|handful|everything|overdose|rest|every|loads|the_lot|them_all|bunch|packet|bottle -as_prescribed|of_time|care|advice|course|test*|notes|week|afternoon|day|family
    """,
    "done": """
        swallow*|took|taken|drank|drunk|downed ~ bunch|load|loads|some|lots|stuff|something ~ of? ~~ ago|minutes|min|mins|regret|stuff|just_now|now
        i took|swallowed|drank|did ~ them|it|them_all|lot|everything ~ .|already|an_hour|do_not|just|now -off|to|back|home|for
        swallow*|drank|drunk|taken|took ~~ everything|all|whatever ~ was|in ~ there|cupboard|cabinet|house|left|bathroom
        i|just|have|already|she|he|they|and took|taken|swallowed|necked|downed|overdosed|drunk ~ all|whole|too_many|to_many|lots|more_than|handful|everything|overdose|every|loads|a_load|the_lot|them_all|bunch|packet|bottle_of_pills|thirty|forty|twenty|fifty|my_pills_all|# <pills>|of|.|them|it|packet|strip|bottle|box|pills -as_prescribed|tests|week|time|years|mg|mgs|minutes|days|weeks|sessions
        blood|bleeding|bleed ~ not|wont|everywhere|stop|lot|arm|wrist* ~ stop*|.|everywhere|wrist* -nose|donat*|test
        wrists ~ slit|cut|open|slashed|bleeding
        cut ~ deep|too_deep|to_deep|deeper|badly ~ .|than|tonight|this_time|again|and|it -discount
        water|bath|engine|garage ~ running|filled ~ pills|blade|razor|end
        standing|sitting|stood|sat|am|up ~ on|at|by|over ~ the|a|my ~ bridge|roof|rooftop|ledge|edge|tracks|rails|railing|cliff|parapet|wrong_side|platform ~~ jump|now|shoes|cold|look*|call*|quiet|down|over|nobody|cars|train*|phone|. -view|holiday|photo|of_the_forest|my_seat|sunset|waiting_for_the|with_my
        rope|belt|cord|noose|sheet ~ tied|up|around|round|is|over|ready|hanging|hangs|beam|hook|neck
        gun|pistol|rifle|barrel ~ mouth|head|loaded|hand|lap|bed|cabinet
    """,
    "soon": """
        <soon>
        when|once|after|until|as_soon_as|while ~ the_kids|the_children|kids|everyone|my_husband|my_wife|my_parents|they|mum|mom|house|he|she|everybody ~ asleep|sleep|in_bed|leave*|gone|out|school|work|away|empty|bed|goes
    """,
}

# What people can not bear or want no more without being in danger.
ORDINARY = """
    open_the_room mindfulness before_i_could benefits
    cookie cookies banner spam moderate heartbreak mile marathons off_from cells online
    album
    council newsletter waiting_list chemist handy
    rather_die_than maths stage_fright assembly instagram internet socials
    wardrobe decluttering football sibling insomnia winter dishes laundry
    younger_self morning_run morning_coffee first_time counsel*
    divorce_lawyer job jobs commute noise noisy exam exams homework diet gym traffic weather heat
    boss shifts knee tinnitus insurance appointment appointments recipe printer website marathon
    deadline essay coffee sugar smoking gluten panic mole cancer heart_attack cooking shaving hair
    dinner holiday holidays public_speaking in_public plane flight suitcase tests online_tests
    days_off benefits mg parents baby_sleep dating apps screens cat vet on_leave chess game book
    exercise_in
"""

# Who speaks of it, and does not mean themselves.
OTHERS = """
    difference_between nursing_exam passive algorithm threads parent_react asked_if nicht
    und der ist
    how_do_i_ask first_aider workplace first_responder deaths local_paper opioid
    classmates classmate people_say school_chat when_people
    rate rates risk_of meta_analysis usual_care paramedic every_weekend inherited leaflet
    side_effects lecturer volunteer compassion_fatigue teenagers teens adolescents young_people
    patients clients students research study studies statistics ketamine ideation_in counsellors
    counselors film movie novel documentary textbook chapter book_suggests awareness prevention
    helpline hotline charity died_by lost_to bereaved bereavement
"""
