//! The pages of notices and of what is followed, as a browser without script uses them.

use super::site::{Site, form};
use domain::notice::{Channel, NoticeKind, Switches};
use http::StatusCode;
use services::{alerts, notices};

async fn open() -> (Site, String) {
    let site = Site::with(|config| {
        config.mail.host = Some("127.0.0.1".into());
        config.mail.port = 1;
        config.mail.from = Some("no-reply@amis.example".into());
    })
    .await;
    let me = site.citizen("me").await;
    (site, me)
}

#[tokio::test]
async fn t1_4_the_settings_ask_for_an_address_and_then_for_its_code() {
    let (site, me) = open().await;
    assert!(site.get("/my/settings").await.text.contains("/sign-in?next=/my/settings"), "a visitor signs in first");
    let page = site.page(&me, "/my/settings").await;
    assert!(page.contains(r#"name="email""#) && page.contains("Hazırda SMS göndərilmir."), "{page}");
    let answer = site.form(&me, "/api/notices/ask-code", "/my/settings", "channel=email&email=me%40example.az").await;
    assert!(answer.status.is_redirection() && answer.header("location").contains("/my/settings"), "{} {:?}", answer.status, answer.headers);
    let page = site.page(&me, "/my/settings").await;
    assert!(page.contains(r#"name="email_code""#) && page.contains("me@example.az ünvanına göndərdik"), "{page}");
    let answer = site.form(&me, "/api/notices/confirm-code", "/my/settings", "channel=email&email_code=123456").await;
    let wrong = site.page(&me, answer.header("location").strip_prefix("http://127.0.0.1:3000").unwrap()).await;
    assert!(wrong.contains("Kod səhvdir və ya vaxtı keçib"), "{wrong}");
    site.form(&me, "/api/notices/remove-address", "/my/settings", "channel=email").await;
    assert!(!site.page(&me, "/my/settings").await.contains(r#"name="email_code""#));
}

#[tokio::test]
async fn t4_2_the_switches_are_a_plain_form() {
    let (site, me) = open().await;
    let body = "language=ru&on%5B%5D=answered.email&on%5B%5D=followed.push";
    let answer = site.form(&me, "/api/notices/set-settings", "/my/settings", body).await;
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.text);
    let ctx = site.ctx(&me).await;
    let kept = notices::settings(&ctx).await.unwrap();
    let mut wanted = Switches::none();
    wanted.set(NoticeKind::Answered, Channel::Email, true);
    wanted.set(NoticeKind::Followed, Channel::Push, true);
    assert_eq!((kept.switches, kept.language), (wanted, domain::lang::Lang::Ru));
    site.form(&me, "/api/notices/set-settings", "/my/settings", "language=az").await;
    assert_eq!(notices::settings(&ctx).await.unwrap().switches, Switches::none(), "nothing ticked is everything off");
}

#[tokio::test]
async fn what_a_filter_or_an_appeal_offers_to_follow_is_followed_by_a_press() {
    let (site, me) = open().await;
    let author = site.citizen("author").await;
    let sent = form();
    let id = sent["id"].as_str().unwrap().to_owned();
    assert!(site.submit(&author, sent).await.status.is_success());
    let home = site.get("/?category=yol").await.text;
    assert!(home.contains("/my/alerts?category=yol") && home.contains("/feed.atom?category=yol"), "{home}");
    let public = site.get(&format!("/appeals/{id}")).await.text;
    assert!(public.contains(&format!("/my/alerts?appeal={id}")), "{public}");
    let asked = site.page(&me, "/my/alerts?category=yol&area=40.39,49.81,500").await;
    assert!(asked.contains(r#"name="form[category]" value="yol""#) && asked.contains("500 m"), "{asked}");
    let body = "form%5Bcategory%5D=yol&form%5Blat%5D=40.39&form%5Blon%5D=49.81&form%5Bradius_m%5D=500";
    let answer = site.form(&me, "/api/alerts/follow", "/my/alerts?category=yol", body).await;
    assert!(answer.status.is_redirection() && answer.header("location").ends_with("/my/alerts"), "{} {:?}", answer.status, answer.headers);
    let ctx = site.ctx(&me).await;
    let [alert] = &alerts::alerts(&ctx).await.unwrap()[..] else { panic!("one") };
    assert_eq!((alert.form.category.as_ref().unwrap().as_str(), alert.form.radius_m), ("yol", Some(500)));
    let page = site.page(&me, "/my/alerts").await;
    assert!(page.contains("500 m") && page.contains("Daha izləmə"), "{page}");
    site.form(&me, "/api/alerts/unfollow", "/my/alerts", &format!("id={}", alert.id)).await;
    assert!(alerts::alerts(&ctx).await.unwrap().is_empty());
    let empty = site.form(&me, "/api/alerts/follow", "/my/alerts", "form%5Bcategory%5D=&form%5Bdistrict%5D=").await;
    assert!(empty.header("location").contains("__err"), "nothing chosen is nothing to follow: {:?}", empty.headers);
}

#[tokio::test]
async fn t4_2_a_notice_is_marked_read_by_a_form() {
    let (site, me) = open().await;
    let answer = site.form(&me, "/api/notices/read", "/my/notices", "id=nobody").await;
    assert!(answer.status.is_redirection(), "another's or no notice: nothing happens, nothing is told");
    let visitor = site.form("", "/api/notices/read", "/my/notices", "id=nobody").await;
    assert_ne!(visitor.status, StatusCode::OK);
}
