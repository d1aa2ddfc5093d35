//! The notification section of the cabinet (T4.2): newest first, unread ones marked, with the ways each went besides (T4.3).

use super::SignInFirst;
use super::account::notices::AccountNotices;
use super::notice_words::notice_sentence;
use crate::api::notices::MarkNoticeRead;
use crate::api::session::{MarkNoticesRead, notices};
use crate::error::AppError;
use crate::page::follow::follow;
use crate::ui::{Button, Day, EmptyState, ErrorView, Icon, InlineError, Look, Moment, PageHead, Skeleton};
use crate::{routes, tr};
use domain::live::Topic;
use domain::notice::{Channel, Delivery, DeliveryState, Notice, Trouble};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Marking all, marking one.
#[derive(Clone, Copy)]
struct Marks {
    all: ServerAction<MarkNoticesRead>,
    one: ServerAction<MarkNoticeRead>,
}

/// The page `/my/notices`.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let marks = Marks { all: ServerAction::new(), one: ServerAction::new() };
    let marked = Memo::new(move |_| marks.all.version().get() + marks.one.version().get());
    let error = Signal::derive(move || marks.one.value().get().or(marks.all.value().get()).and_then(Result::err));
    let list = follow(Topic::Mine, marked, |_| notices());
    view! {
        <div class="page stack">
            <PageHead title=tr!(cabinet.notices_title)/>
            <AccountNotices mark=marks.all marked/>
            <p class="row">
                <a href="/my/settings">{tr!(notices.to_settings)}</a>
                <a href="/my/alerts">{tr!(notices.alerts_title)}</a>
            </p>
            <InlineError error/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) if list.is_empty() => view! {
                            <EmptyState title=tr!(cabinet.notices_empty_title) text=tr!(cabinet.notices_empty) icon=Icon::Bell/>
                        }.into_any(),
                        Ok(list) => view! { <Notices list marks/> }.into_any(),
                        Err(AppError::SignIn) => view! { <SignInFirst here="/my/notices".to_owned()/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Notices(list: Vec<Notice>, marks: Marks) -> impl IntoView {
    let unread = list.iter().filter(|notice| notice.read_ms.is_none()).count() as i64;
    view! {
        {(unread > 0).then(|| view! {
            <div class="row">
                <p><strong>{tr!(cabinet.notices_unread, unread)}</strong></p>
                <ActionForm action=marks.all><Button icon=Icon::Check>{tr!(cabinet.notices_mark)}</Button></ActionForm>
            </div>
        })}
        <ul class="plain-list stack">{list.into_iter().map(|notice| view! { <NoticeLine notice marks/> }).collect_view()}</ul>
    }
}

#[component]
fn NoticeLine(notice: Notice, marks: Marks) -> impl IntoView {
    let unread = notice.read_ms.is_none();
    view! {
        <li class="panel notice-line" class:is-unread=unread>
            <a href=page_of(&notice)>{notice_sentence(&notice)}</a>
            {unread.then(|| view! { <span class="flag">{tr!(cabinet.notice_new)}</span> })}
            <p class="muted">
                <Moment at=notice.sent_ms/>
                {notice.day.map(|date| view! { " · " {tr!(cabinet.notice_due)} " " <Day date/> })}
                {notice.deliveries.iter().map(|delivery| format!(" · {}", delivery_sentence(delivery))).collect::<String>()}
            </p>
            {bounced(&notice).then(|| view! { <p><a href="/my/settings">{tr!(notices.change_address)}</a></p> })}
            {unread.then(|| view! {
                <ActionForm action=marks.one>
                    <input type="hidden" name="id" value=notice.id.0/>
                    <Button look=Look::Quiet icon=Icon::Check>{tr!(notices.read_one)}</Button>
                </ActionForm>
            })}
        </li>
    }
}

/// Own and joined appeals are read in the cabinet, an employee's at the desk, what is followed on public pages.
fn page_of(notice: &Notice) -> String {
    match &notice.followed {
        None if notice.what.is_inner() => routes::institution_card(&notice.appeal),
        None => routes::my_appeal(&notice.appeal),
        Some(followed) if followed.count == 1 || followed.words.appeal.is_some() => routes::public_appeal(&notice.appeal),
        Some(_) => "/my/alerts".to_owned(),
    }
}

fn bounced(notice: &Notice) -> bool {
    notice.deliveries.iter().any(|delivery| delivery.trouble == Some(Trouble::BadAddress))
}

/// "e-poçtla göndərildi 13.03.2026 09:12".
fn delivery_sentence(delivery: &Delivery) -> String {
    let date = delivery.sent_ms.unwrap_or_default().display_minute();
    let sentence = match (delivery.state, delivery.channel) {
        (DeliveryState::Sent, Channel::Email) => return tr!(notices.sent_email, date),
        (DeliveryState::Sent, Channel::Sms) => return tr!(notices.sent_sms, date),
        (DeliveryState::Sent, Channel::Push) => return tr!(notices.sent_push, date),
        (DeliveryState::Waiting, Channel::Email) => tr!(notices.waiting_email),
        (DeliveryState::Waiting, Channel::Sms) => tr!(notices.waiting_sms),
        (DeliveryState::Waiting, Channel::Push) => tr!(notices.waiting_push),
        (DeliveryState::Failed, Channel::Email) => tr!(notices.failed_email),
        (DeliveryState::Failed, Channel::Sms) => tr!(notices.failed_sms),
        (DeliveryState::Failed, Channel::Push) => tr!(notices.failed_push),
    };
    match delivery.trouble {
        Some(Trouble::BadAddress) => format!("{sentence}: {}", tr!(notices.failed_address)),
        _ => sentence.to_owned(),
    }
}
