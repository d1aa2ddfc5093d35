//! Notices about the account, above those about appeals (T1.7, T4.2).

use crate::api::account::account_notices;
use crate::api::session::MarkNoticesRead;
use crate::page::{office, request};
use crate::ui::*;
use crate::{routes, tr};
use domain::account::{AccountNotice, AccountWhat};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The part; nothing at all when there are none. `marked` changes when notices were marked as read.
#[component]
pub fn AccountNotices(mark: ServerAction<MarkNoticesRead>, marked: Memo<usize>) -> impl IntoView {
    let list = crate::wire::resource(move || marked.get(), |_| account_notices());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let list = list.await.unwrap_or_default();
                (!list.is_empty()).then(|| view! { <List list mark/> })
            })}
        </Transition>
    }
}

#[component]
fn List(list: Vec<AccountNotice>, mark: ServerAction<MarkNoticesRead>) -> impl IntoView {
    let unread = list.iter().any(|notice| notice.read_ms.is_none());
    view! {
        <section class="stack" aria-labelledby="account-notices">
            <div class="row">
                <h2 id="account-notices">{tr!(account.notices_title)}</h2>
                {unread.then(|| view! { <ActionForm action=mark><Button icon=Icon::Check>{tr!(account.notices_read)}</Button></ActionForm> })}
            </div>
            <ul class="plain-list stack">{list.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}

fn line(notice: AccountNotice) -> impl IntoView {
    let unread = notice.read_ms.is_none();
    let of_account = || {
        let address = match notice.what {
            AccountWhat::TermsChanged => routes::TERMS,
            AccountWhat::ComplaintDecided => routes::MY_COMPLAINTS,
            AccountWhat::ComplaintDeadlines => routes::COMPLAINTS,
            AccountWhat::Deadlines => "/registry?status=routed&status=in_progress&status=query_sent&status=extended&order=due",
            AccountWhat::Triage => "/owner",
            AccountWhat::Queries => routes::QUERIES,
            AccountWhat::QueryUnanswered => "/registry?status=query_sent&order=due",
            AccountWhat::CalendarMissing => "/panel/calendar",
            AccountWhat::ServiceAsked => routes::SERVICE_QUESTIONS,
            AccountWhat::ServiceAnswered => return (sentence(&notice), format!("{}#questions", routes::service(&notice.word))),
            _ => routes::ACCOUNT,
        };
        (sentence(&notice), address.to_owned())
    };
    let (words, address) = office::words::notice(notice.what, &notice.word)
        .or_else(|| request::words::notice(notice.what, &notice.word))
        .unwrap_or_else(of_account);
    view! {
        <li class="panel notice-line" class:is-unread=unread>
            <a href=address>{words}</a>
            {unread.then(|| view! { " " <span class="flag">{tr!(cabinet.notice_new)}</span> })}
            <p class="muted"><Moment at=notice.sent_ms/></p>
        </li>
    }
}

fn sentence(notice: &AccountNotice) -> String {
    let word = &notice.word;
    match notice.what {
        AccountWhat::TermsChanged => tr!(account.notice_terms_changed, word),
        AccountWhat::Restricted => tr!(account.notice_restricted, word),
        AccountWhat::Lifted => tr!(account.notice_lifted, word),
        AccountWhat::LiftRefused => tr!(account.notice_lift_refused, word),
        AccountWhat::ComplaintDecided => tr!(complaint.account_notice, word),
        AccountWhat::Deadlines => {
            let (soon, late) = word.split_once(';').unwrap_or_default();
            tr!(reports.notice_deadlines, soon, late)
        }
        AccountWhat::ComplaintDeadlines => {
            let (soon, late) = word.split_once(';').unwrap_or_default();
            tr!(complaint.notice_deadlines, soon, late)
        }
        AccountWhat::Triage => {
            let (soon, late) = word.split_once(';').unwrap_or_default();
            tr!(reports.notice_triage, soon, late)
        }
        AccountWhat::Queries => {
            let (soon, late) = word.split_once(';').unwrap_or_default();
            tr!(reports.notice_queries, soon, late)
        }
        AccountWhat::QueryUnanswered => tr!(reports.notice_query_unanswered, word),
        AccountWhat::CalendarMissing => tr!(reports.notice_calendar, word),
        AccountWhat::ServiceAsked => tr!(portal.notice_asked, word),
        AccountWhat::ServiceAnswered => tr!(portal.notice_answered, word),
        // Said by the office, or by a request for an e-service.
        _ => String::new(),
    }
}
