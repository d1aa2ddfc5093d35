//! The table itself.

use super::eservices::eservice_rows;
use domain::role::Role;

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident $word:literal: $($role:ident)*;)*) => {
        /// Everything a person can ask of the system.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Function {
            $($(#[$doc])* $name,)*
        }

        impl Function {
            /// Every function, for tests.
            pub const ALL: &[Function] = &[$(Function::$name),*];

            /// The name of its server function.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Function::$name => $word,)*
                }
            }

            /// The roles that may use it.
            pub fn roles(self) -> &'static [Role] {
                match self {
                    $(Function::$name => &[$(Role::$role),*],)*
                }
            }
        }
    };
}

eservice_rows! { functions
    // Open to everybody (A2.2.5, A8.5: tracking needs no sign-in).
    /// The public map.
    MapView "map_view": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The same appeals as a list.
    MapList "map_list": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The category tree.
    Categories "categories": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The institutions by name.
    Institutions "institutions": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A place by its name.
    FindPlace "find_place": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A point in words.
    PlaceWords "place_words": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// All districts.
    Districts "districts": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Tracking by number.
    Track "track": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The public page by id.
    PublicAppeal "public_appeal": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// What lies near a point (A8.4).
    SimilarAppeals "similar_appeals": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Who is signed in.
    Whoami "whoami": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The terms of use.
    Terms "terms": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Any version of them.
    TermsVersion "terms_version": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The register of processing (T3.1).
    Privacy "privacy": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Help, and looking for words in it (A6.0.10).
    HelpTopics "help_topics": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// One topic of it.
    HelpTopic "help_topic": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A new id for a form of a browser without script.
    FreshId "fresh_id": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The public list as a feed.
    Feed "feed": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Public statistics (A2.2.5).
    Statistics "statistics": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Appeals as open data, without anything personal (A2.2.5).
    OpenData "open_data": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// How statistics are counted, in words.
    Counting "counting": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// What the files of open data hold, in words.
    OpenFiles "open_files": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Checking a signature over two files (R12.2).
    VerifySignature "verify_signature": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A picture; further limits stand in `media`.
    OpenMedia "open_media": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;

    // The queue of the centres: orders of places (Q1.2, Q3.1). Everybody may; staff are persons too.
    /// The form of an order, and what was typed into it before.
    OrderStart "order_start": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// What is free.
    QueuePlaces "queue_places": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Keeping a place and sending its confirmation code (Q3.1.1).
    HoldPlace "hold_place": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Confirming the order (Q3.1.1).
    ConfirmOrder "confirm_order": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// An order by its secret address.
    Order "order": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// An order by its code and the surname.
    FindOrder "find_order": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Another place for an order.
    ChangeOrder "change_order": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Giving a place back.
    CancelOrder "cancel_order": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Waiting for a place.
    WaitForPlace "wait_for_place": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;

    // The desk of the call centre 108 (Q2.5, Q3.4).
    /// Orders by what a caller can say.
    CallOrders "call_orders": CallCentre;
    /// Ordering for a caller.
    CallBook "call_book": CallCentre;
    /// Moving a caller's order.
    CallChange "call_change": CallCentre;
    /// Cancelling a caller's order.
    CallCancel "call_cancel": CallCentre;

    // Before and after signing in: nothing typed is lost.
    /// A kept form.
    Draft "draft": Visitor Citizen;
    /// What lies near the place of a kept form (A8.4).
    SimilarToDraft "similar_to_draft": Visitor Citizen;
    /// Keeping a form.
    KeepDraft "keep_draft": Visitor Citizen;
    /// Uploading a photo; staff attach proof to answers.
    TakePhoto "take_photo": Visitor Citizen InstitutionStaff;
    /// Uploading voice and video (A8.3).
    TakeRecording "take_recording": Visitor Citizen;
    /// How long and how large they may be.
    LimitsOfRecordings "limits_of_recordings": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;

    // The citizen's own cabinet (A8.2).
    /// Sending (A8.3).
    SubmitAppeal "submit_appeal": Citizen;
    /// Joining (A8.4).
    JoinAppeal "join_appeal": Citizen;
    /// Own and joined appeals.
    MyAppeals "my_appeals": Citizen;
    /// One of them.
    MyAppeal "my_appeal": Citizen;
    /// Rating the answer.
    RateAppeal "rate_appeal": Citizen;
    /// Steps after sending: correcting, withdrawing, adding, complaining … (A9.1).
    ExerciseRight "exercise_right": Citizen;
    /// The page of such a step.
    RightPage "right_page": Citizen;
    /// Everything of an own appeal in one place (law 14, item 5).
    MyMaterials "my_materials": Citizen;
    /// Sending a refused appeal again (A8.7).
    ResendAppeal "resend_appeal": Citizen;

    /// The own complaints (A9.1, Q3.5).
    MyComplaints "my_complaints": Citizen;
    /// Complaining about how one was served (Q3.5).
    FileComplaint "file_complaint": Citizen;

    // Everybody who is signed in.
    /// Accepting the terms (T1.3).
    AcceptTerms "accept_terms": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Notices (T4.2).
    Notices "notices": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Marking them read.
    MarkNoticesRead "mark_notices_read": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Marking one read.
    MarkNoticeRead "mark_notice_read": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// How notices come beside the cabinet (T4.2).
    NoticeSettings "notice_settings": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Switching kinds and channels, the language of notices.
    SetNoticeSettings "set_notice_settings": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// An own address (T1.4): asking for its code.
    AskCode "ask_code": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Typing the code.
    ConfirmCode "confirm_code": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Taking an address away.
    RemoveAddress "remove_address": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Allowing push on a browser.
    AllowPush "allow_push": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Whether this browser is one of the person's.
    HasPush "has_push": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Taking that back.
    StopPush "stop_push": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// What the person follows.
    Alerts "alerts": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// A thing to be followed, in names.
    AlertWords "alert_words": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Following.
    Follow "follow": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Following no longer.
    Unfollow "unfollow": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;

    /// A signed document and its signature as files (A7.0.4), of the appeals one may see.
    SignedFile "signed_file": Citizen OwnerStaff InstitutionStaff;

    // Staff, of the appeals they may see.
    /// Writing down the words of a recording (A8.3).
    WriteTranscript "write_transcript": OwnerStaff InstitutionStaff;
    /// How many notices went out by which channel; counts alone.
    DeliveryCounts "delivery_counts": OwnerStaff InstitutionStaff;

    // The registry and reports (A6.0.8): all appeals for owner and operator, an institution's own parts for its staff.
    /// A page of the registry.
    Registry "registry": OwnerStaff InstitutionStaff Operator;
    /// The same as a file.
    RegistryFile "registry_file": OwnerStaff InstitutionStaff Operator;
    /// A report, also as a file.
    Report "report": OwnerStaff InstitutionStaff Operator;
    /// Own views kept under a name.
    SavedViews "saved_views": OwnerStaff InstitutionStaff Operator;
    /// Keeping one.
    KeepView "keep_view": OwnerStaff InstitutionStaff Operator;
    /// Forgetting one.
    ForgetView "forget_view": OwnerStaff InstitutionStaff Operator;
    /// Reports that go out by e-mail.
    ReportMails "report_mails": OwnerStaff InstitutionStaff Operator;
    /// Having one sent.
    MailReport "mail_report": OwnerStaff InstitutionStaff Operator;
    /// Stopping it.
    StopMail "stop_mail": OwnerStaff InstitutionStaff Operator;

    // One's own account (T1.2, T1.7–1.9, T3.4, T6.1, T8.4).
    /// What is kept of oneself, and what was done.
    MyAccount "my_account": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Notices about it.
    AccountNotices "account_notices": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Ending one of the own sessions.
    EndSession "end_session": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Ending all of them.
    SignOutEverywhere "sign_out_everywhere": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Taking the own data along.
    ExportAccount "export_account": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
    /// Closing it; staff's accounts end with their roles.
    CloseAccount "close_account": Citizen;
    /// Asking for a restriction to be lifted.
    AskLifting "ask_lifting": Citizen;

    // Official requests: between the staff of owner, operator and institutions (A5.0.7, A5.0.8, A6.0.4, A7.0.6).
    /// What waits at one's desk beside appeals.
    DeskNews "desk_news": OwnerStaff InstitutionStaff Operator;
    /// Requests to one's side and from it.
    OfficialList "official_list": OwnerStaff InstitutionStaff Operator;
    /// One of them.
    OfficialCard "official_card": OwnerStaff InstitutionStaff Operator;
    /// Asking another side.
    SendOfficial "send_official": OwnerStaff InstitutionStaff Operator;
    /// Answering.
    AnswerOfficial "answer_official": OwnerStaff InstitutionStaff Operator;
    /// Documents that wait in a form to be sent along.
    OfficialDocuments "official_documents": OwnerStaff InstitutionStaff Operator;
    /// Adding one.
    TakeDocument "take_document": OwnerStaff InstitutionStaff Operator;
    /// Taking one out again.
    DropDocument "drop_document": OwnerStaff InstitutionStaff Operator;
    /// Taking one that was sent: the two sides and the owner.
    FetchDocument "fetch_document": OwnerStaff InstitutionStaff Operator;

    // Announcements of the owner (A7.0.7).
    /// Reading them; an institution its own.
    Announcements "announcements": OwnerStaff InstitutionStaff;
    /// Publishing and correcting.
    PublishAnnouncement "publish_announcement": OwnerStaff;
    /// Acknowledging for the institution.
    AcknowledgeAnnouncement "acknowledge_announcement": InstitutionStaff;

    // The operator (A6.0.1, A6.0.3).
    /// How the system is.
    OperatorDesk "operator_desk": Operator;
    /// Incidents; the owner is told of them.
    Incidents "incidents": OwnerStaff Operator;
    /// Writing one down.
    OpenIncident "open_incident": Operator;
    /// It is over.
    CloseIncident "close_incident": Operator;

    // The management panel (A3.1.4, A3.5). Whose a resource is, is decided further on, by `domain::panel::Resource::keeper`.
    /// What is kept there.
    PanelHome "panel_home": OwnerStaff Operator;
    /// The records of a resource.
    PanelList "panel_list": OwnerStaff Operator;
    /// A record with its history.
    PanelRecord "panel_record": OwnerStaff Operator;
    /// Saving a record, or taking it away.
    PanelSave "panel_save": OwnerStaff Operator;
    /// The records as a file.
    PanelFile "panel_file": OwnerStaff Operator;
    /// Bringing a file in.
    PanelImport "panel_import": OwnerStaff Operator;
    /// The next year's calendar as the law computes it.
    PanelProposal "panel_proposal": OwnerStaff Operator;

    // Restricting access (A8.12): by operator or owner; lifted by the owner alone (T1.9).
    /// Restricting an appeal's author.
    RestrictAuthor "restrict_author": OwnerStaff Operator;
    /// Restricting a person found by a number, an address or a FİN.
    RestrictPerson "restrict_person": OwnerStaff Operator;
    /// Who is restricted, and who asks.
    OwnerRequests "owner_requests": OwnerStaff;
    /// Lifting, or not.
    DecideLifting "decide_lifting": OwnerStaff;

    // Counters of the centres, the hall (Q+). Which centre, and who manages it, is decided further on.
    /// A counter with its line.
    CounterPage "counter_page": CentreStaff;
    /// Sitting down at one.
    TakeSeat "take_seat": CentreStaff;
    /// Leaving it.
    LeaveSeat "leave_seat": CentreStaff;
    /// A pause.
    PauseCounter "pause_counter": CentreStaff;
    /// Calling the next one.
    CallNext "call_next": CentreStaff;
    /// Any other act on a ticket.
    TicketAct "ticket_act": CentreStaff;
    /// The display: numbers and counters, never persons.
    Hall "hall": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A day of the own centre; also as a file.
    CentrePage "centre_page": CentreStaff;
    /// Making or changing a counter.
    SettleCounter "settle_counter": CentreStaff;
    /// Setting a day that is not as its weekday.
    SettleDay "settle_day": CentreStaff;
    /// Lifting it again.
    LiftDay "lift_day": CentreStaff;
    /// How the electronic service runs across all centres (Q3.4).
    Supervision "supervision": OwnerStaff Operator;

    // The owner's staff (A8.5, A8.6).
    /// The inbox.
    Inbox "inbox": OwnerStaff;
    /// A card.
    OwnerCard "owner_card": OwnerStaff;
    /// Correcting category or place.
    CorrectAppeal "correct_appeal": OwnerStaff;
    /// Routing.
    RouteAppeal "route_appeal": OwnerStaff;
    /// Refusing.
    RefuseAppeal "refuse_appeal": OwnerStaff;
    /// Merging a later appeal into the earlier one of the same matter (A8.4).
    MergeAppeal "merge_appeals": OwnerStaff;
    /// One step on several rows.
    BulkStep "bulk_step": OwnerStaff;
    /// Taking the own last step back.
    UndoStep "undo_step": OwnerStaff;
    /// Saying that a card is open, and hearing who else has it open.
    HoldCard "hold_card": OwnerStaff;
    /// Saying that it was closed.
    ReleaseCard "release_card": OwnerStaff;
    /// Prepared reasons of a refusal.
    RefusalTemplates "refusal_templates": OwnerStaff;
    /// The archive: its rule, its numbers, the holds that stand (A6.0.2).
    ArchivePage "archive_page": OwnerStaff;
    /// Bringing an appeal back out of it.
    UnarchiveAppeal "unarchive_appeal": OwnerStaff;
    /// Holding an appeal as it is.
    PlaceHold "place_hold": OwnerStaff;
    /// Holding it no longer.
    LiftHold "lift_hold": OwnerStaff;

    /// Covering parts of a public photo (A8.5).
    CoverPhoto "cover_photo": OwnerStaff;
    /// Complaints that wait, and those decided (A9.1, A9.2).
    Complaints "complaints": OwnerStaff;
    /// Deciding one.
    DecideComplaint "decide_complaint": OwnerStaff;

    /// Where what is known of an author came from (A4.1).
    PersonCard "person_card": OwnerStaff;
    /// Entering it by hand (A4.3).
    EnterByHand "enter_by_hand": OwnerStaff;

    // The telephone 108 (A2.2.2).
    /// Writing an appeal for who calls.
    WriteForCaller "write_for_caller": CallCentre;
    /// Joining one for who calls (A8.4).
    JoinForCaller "join_for_caller": CallCentre;
    /// Finding a caller's appeals again.
    FindCaller "find_caller": CallCentre;

    // An institution's staff, for the appeals in its own cabinet (A7).
    /// The cabinet's list.
    InstitutionList "institution_list": InstitutionStaff;
    /// A card.
    InstitutionCard "institution_card": InstitutionStaff;
    /// A progress entry or note.
    AddProgress "add_progress": InstitutionStaff;
    /// The signed answer (A8.9).
    SendAnswer "send_answer": InstitutionStaff;
    /// Leaving unconsidered (A9.2).
    LeaveUnconsidered "leave_unconsidered": InstitutionStaff;
    /// Sending on, or back to the owner's staff (A8.11).
    ForwardAppeal "forward_appeal": InstitutionStaff;
    /// Extending the own term (A8.8).
    ExtendAppeal "extend_appeal": InstitutionStaff;
    /// Asking another institution (A8.10).
    SendQuery "send_query": InstitutionStaff;
    /// What other institutions ask.
    Queries "queries": InstitutionStaff;
    /// How many of these wait.
    QueriesWaiting "queries_waiting": InstitutionStaff;
    /// Answering one.
    AnswerQuery "answer_query": InstitutionStaff;

    // The house of an institution (A7.0.1–7.0.3). Who heads what is decided further on, by `domain::house::Place`.
    /// In whose hands an appeal lies, and the answer before it is signed.
    AppealHouse "appeal_house": InstitutionStaff;
    /// Laying it into other hands.
    HandOver "hand_over": InstitutionStaff;
    /// Keeping an answer, submitting it for approval.
    KeepAnswer "keep_answer": InstitutionStaff;
    /// Prepared answers (A8.9).
    AnswerTemplates "answer_templates": InstitutionStaff;
    /// The institution's own prepared texts, all of them.
    HouseTemplates "house_templates": InstitutionStaff;
    /// Making or changing one.
    SettleTemplate "settle_template": InstitutionStaff;
    /// Approving and signing it.
    ApproveAnswer "approve_answer": InstitutionStaff;
    /// Returning it with a remark.
    ReturnAnswer "return_answer": InstitutionStaff;
    /// Units and employees.
    House "house": InstitutionStaff;
    /// Making or changing a unit.
    SettleUnit "settle_unit": InstitutionStaff;
    /// Placing an employee.
    SettleEmployee "settle_employee": InstitutionStaff;
    /// Whether a second person approves.
    SettleApproval "settle_approval": InstitutionStaff;
    /// What waits in the house.
    HouseWaiting "house_waiting": InstitutionStaff;
    /// The register of dispatch (A8.9).
    Letters "letters": InstitutionStaff;
    /// A letter, to be printed.
    LetterPdf "letter_pdf": InstitutionStaff;
    /// It was printed.
    MarkPrinted "mark_printed": InstitutionStaff;
    /// It was posted.
    MarkPosted "mark_posted": InstitutionStaff;

    // Queue machines of the centres (Q3.2.2): whoever stands before one is a visitor; the machine is known by its key.
    /// The machine's screen.
    KioskHome "kiosk_home": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Making a browser a machine.
    PairKiosk "pair_kiosk": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A code typed or scanned.
    EnterCode "enter_code": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A line number without an order.
    TakeNumber "take_number": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A ticket on the machine's screen.
    KioskTicket "kiosk_ticket": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// Printing it again.
    PrintAgain "print_again": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The machine's browser has printed it.
    TicketPrinted "ticket_printed": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A ticket as a picture.
    TicketPicture "ticket_picture": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// The machine's list of the day.
    SyncKiosk "sync_kiosk": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// What it gave without the network.
    Reconcile "reconcile": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    /// A ticket on a phone.
    PhoneTicket "phone_ticket": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
    // By who manages the centre.
    /// The machines.
    Kiosks "kiosks": CentreStaff;
    /// Entering one.
    RegisterKiosk "register_kiosk": CentreStaff;
    /// A new code for one.
    PairAgain "pair_again": CentreStaff;
    /// Switching one off.
    RevokeKiosk "revoke_kiosk": CentreStaff;
    /// Who may go first.
    SetClasses "set_classes": CentreStaff;
    /// Changing where one prints.
    SetPrinter "set_printer": CentreStaff;

    // A ticket of the hall on a phone (Q+): who is signed in hears of the near turn.
    /// Asking for one push message when the turn is near.
    FollowTicket "follow_ticket": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
}

/// Whether the role may use the function at all; what it may see there is decided further on.
pub fn allowed(function: Function, role: Role) -> bool {
    function.roles().contains(&role)
}
