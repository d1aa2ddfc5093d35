//! Rows of official correspondence, the register of e-services, regulations, the portal and requests (Decision 191).

/// Gives the rows that come before, and these, to the macro that makes the table.
macro_rules! eservice_rows {
    ($table:ident $($before:tt)*) => {
        $table! {
            $($before)*
            // Official correspondence (R11.6, R11.7): the form is open before signing in, sending is not.
            /// The form.
            LetterStart "letter_start": Visitor Citizen;
            /// A document or the signature in it.
            TakeLetterFile "take_letter_file": Visitor Citizen;
            /// Sending it.
            SendLetter "send_letter": Citizen;
            /// Writing one for who calls 108 (A2.2.2, R11.7).
            WriteLetterForCaller "write_letter_for_caller": CallCentre;
            /// A file that was sent.
            FetchLetterFile "fetch_letter_file": Citizen OwnerStaff InstitutionStaff;
            // Requests for e-services that are used here (R6.3, R7.1.2–7.1.3, R7.2, R7.4, R12.1): the person's side.
            /// The form of a service.
            RequestStart "request_start": Citizen;
            /// Sending it.
            SendRequest "send_request": Citizen;
            /// The own requests.
            MyRequests "my_requests": Citizen;
            /// One of them.
            MyRequest "my_request": Citizen;
            /// Mending what came back.
            MendRequest "mend_request": Citizen;
            /// Taking it back.
            WithdrawRequest "withdraw_request": Citizen;
            /// Signing a document that waits.
            SignRequestFile "sign_request_file": Citizen;
            // Both sides' documents.
            /// Those that wait.
            RequestFiles "request_files": Citizen InstitutionStaff;
            /// Adding one.
            TakeRequestFile "take_request_file": Citizen InstitutionStaff;
            /// Taking one out again.
            DropRequestFile "drop_request_file": Citizen InstitutionStaff;
            /// Saving one that was sent.
            FetchRequestFile "fetch_request_file": Citizen InstitutionStaff;
            // The provider's side.
            /// The requests to the provider.
            RequestDesk "request_desk": InstitutionStaff;
            /// One of them.
            RequestCard "request_card": InstitutionStaff;
            /// Taking it in hand.
            TakeRequest "take_request": InstitutionStaff;
            /// How far it is.
            NoteRequest "note_request": InstitutionStaff;
            /// Back to be mended.
            ReturnRequest "return_request": InstitutionStaff;
            /// The result.
            FinishRequest "finish_request": InstitutionStaff;
            /// Refusing it.
            RefuseRequest "refuse_request": InstitutionStaff;
            /// The form of an own service.
            RequestFormPage "request_form": InstitutionStaff;
            /// Saving it as the next version.
            SaveRequestForm "save_request_form": InstitutionStaff;
            // The register of e-services (R10): a provider's staff and the register's operator.
            /// Own services and applications, or the operator's queue.
            RegisterDesk "register_desk": InstitutionStaff RegistryOperator;
            /// One application.
            ApplicationCard "application_card": InstitutionStaff RegistryOperator;
            /// Opening one.
            OpenApplication "open_application": InstitutionStaff;
            /// Writing one; submitting it is the head's.
            WriteApplication "write_application": InstitutionStaff;
            /// Taking one back.
            WithdrawApplication "withdraw_application": InstitutionStaff;
            /// Granting one, or sending it back.
            DecideApplication "decide_application": RegistryOperator;
            /// Services from a file.
            ImportEservices "import_eservices": RegistryOperator;
            /// Overdue duties of providers and operator (R10.6, R10.8).
            EserviceDuties "eservice_duties": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            // Administrative regulations (R9): the provider's staff write, other bodies' staff agree, everybody reads, who is signed in comments.
            /// The own regulations, and those one is asked about.
            Regulations "regulations": InstitutionStaff;
            /// One of them.
            RegulationCard "regulation_card": InstitutionStaff;
            /// Beginning one.
            BeginRegulation "begin_regulation": InstitutionStaff;
            /// Saving the draft.
            SaveRegulation "save_regulation": InstitutionStaff;
            /// Adding a form.
            TakeRegulationForm "take_regulation_form": InstitutionStaff;
            /// Asking the other bodies (R9.2).
            SubmitRegulation "submit_regulation": InstitutionStaff;
            /// Agreeing, or objecting.
            DecideRegulation "decide_regulation": InstitutionStaff;
            /// Putting it to public discussion (R9.7).
            PublishRegulation "publish_regulation": InstitutionStaff;
            /// Taking it back.
            RecallRegulation "recall_regulation": InstitutionStaff;
            /// Approving it; the head alone.
            ApproveRegulation "approve_regulation": InstitutionStaff;
            /// The next version.
            ReviseRegulation "revise_regulation": InstitutionStaff;
            /// Answering a comment.
            AnswerComment "answer_comment": InstitutionStaff;
            /// Whether a comment is shown.
            JudgeComment "judge_comment": InstitutionStaff;
            /// Saying something in the discussion.
            CommentRegulation "comment_regulation": Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
            /// The public list (R9.8).
            PublicRegulations "public_regulations": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            /// One regulation, also as a file.
            PublicRegulation "public_regulation": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            /// A form of it.
            RegulationForm "regulation_form": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            // The portal of e-services (R4.3, R4.4, R11.5): finding is open to all, using asks who it is.
            /// Finding a service.
            FindServices "find_services": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            /// Its page.
            ServiceCard "service_card": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            /// The register as files.
            ServiceData "service_data": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
            /// Using an interactive one (R4.4).
            UseService "use_service": Citizen;
            /// Favourites and history (R6.1.3).
            MyServices "my_services": Citizen;
            /// Keeping one at hand.
            FavourService "favour_service": Citizen;
            /// Rating one after use.
            RateService "rate_service": Citizen;
            /// Asking its provider something.
            AskService "ask_service": Citizen;
            /// Questions that wait for the own institution.
            ServiceQuestions "service_questions": InstitutionStaff;
            /// Answering one.
            AnswerService "answer_service": InstitutionStaff;
            /// How the own services are judged, with the words of ratings.
            ServiceQuality "service_quality": InstitutionStaff;
            // Words of ratings, questions and comments that could not be taken as they were, without script.
            /// Keeping them.
            KeepWords "keep_words": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
            /// Finding them again.
            KeptWords "kept_words": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator;
            // The register of e-services as linked data (R10.5).
            /// All of it, or one service.
            LinkedServices "linked_services": Visitor Citizen OwnerStaff InstitutionStaff Operator CentreStaff CallCentre RegistryOperator System;
        }
    };
}
pub(super) use eservice_rows;
