//! The notification section of the cabinet (T4.2): newest first, unread ones marked.

use super::SignInFirst;
use super::account::notices::AccountNotices;
use super::notice_words::notice_sentence;
use crate::api::session::{MarkNoticesRead, notices};
use crate::error::AppError;
use crate::page::follow::follow;
use crate::ui::{Button, Day, EmptyState, ErrorView, Icon, Moment, PageHead, Skeleton};
use crate::{routes, tr};
use domain::live::Topic;
use domain::notice::Notice;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The page `/my/notices`.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let mark = ServerAction::<MarkNoticesRead>::new();
    let marked = Memo::new(move |_| mark.version().get());
    let list = follow(Topic::Mine, marked, |_| notices());
    view! {
        <div class="page stack">
            <PageHead title=tr!(cabinet.notices_title)/>
            <AccountNotices mark marked/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => view! {
                            <EmptyState title=tr!(cabinet.notices_empty_title) text=tr!(cabinet.notices_empty) icon=Icon::Bell/>
                        }.into_any(),
                        Ok(list) => view! { <Notices list mark/> }.into_any(),
                        Err(AppError::SignIn) => view! { <SignInFirst here="/my/notices".to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Notices(list: Vec<Notice>, mark: ServerAction<MarkNoticesRead>) -> impl IntoView {
    let unread = list.iter().filter(|notice| notice.read_ms.is_none()).count() as i64;
    view! {
        {(unread > 0).then(|| view! {
            <div class="row">
                <p><strong>{tr!(cabinet.notices_unread, unread)}</strong></p>
                <ActionForm action=mark><Button icon=Icon::Check>{tr!(cabinet.notices_mark)}</Button></ActionForm>
            </div>
        })}
        <ul class="plain-list stack">{list.into_iter().map(|notice| view! { <NoticeLine notice/> }).collect_view()}</ul>
    }
}

#[component]
fn NoticeLine(notice: Notice) -> impl IntoView {
    let unread = notice.read_ms.is_none();
    view! {
        <li class="panel notice-line" class:is-unread=unread>
            <a href=routes::my_appeal(&notice.appeal)>{notice_sentence(&notice)}</a>
            {unread.then(|| view! { <span class="flag">{tr!(cabinet.notice_new)}</span> })}
            <p class="muted">
                <Moment at=notice.sent_ms/>
                {notice.day.map(|date| view! { " · " {tr!(cabinet.notice_due)} " " <Day date/> })}
            </p>
        </li>
    }
}
