//! Persons, grants, sessions, drafts, notices.

use crate::sample::{NOW, filled, id, person, send, write};
use domain::appeal::view::What;
use domain::lang::Lang;
use domain::role::Role;
use domain::time::{Date, UnixMs};
use store::drafts::{self, DraftRow};
use store::notices::{self, NoticeRow};
use store::people::{self, GrantRow};
use store::sessions::{self, SessionRow};
use store::terms::{self, TermsRow};

#[tokio::test]
async fn t1_4_signing_in_again_keeps_the_person_and_renews_the_names() {
    for test in filled().await {
        let db = &test.db;
        write!(db, |tx| people::set_language(tx, &"leyla".into(), Lang::Ru).await).unwrap();
        write!(db, |tx| people::set_contact(tx, &"leyla".into(), Some("+994"), Some("l@example.az")).await).unwrap();
        let again = people::PersonRow { id: "other".into(), surname: "Quliyeva".into(), phone: None, ..person("leyla") };
        let kept = write!(db, |tx| people::sign_in(tx, &again).await).unwrap();
        assert_eq!(kept.as_str(), "leyla", "{}", test.name);
        let now = people::find(db, &kept).await.unwrap().unwrap();
        assert_eq!((now.surname.as_str(), now.language, now.phone.as_deref()), ("Quliyeva", Lang::Ru, Some("+994")));
        assert_eq!(now.email.as_deref(), Some("l@example.az"));
        assert_eq!(people::by_subject(db, &now.issuer, "subject-leyla").await.unwrap(), Some(now));
        assert_eq!(people::find(db, &"other".into()).await.unwrap(), None);
        assert_eq!(people::find_many(db, &["leyla".into(), "murad".into(), "nobody".into()]).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn t1_3_the_accepted_version_of_the_terms_is_kept() {
    for test in filled().await {
        let db = &test.db;
        let unknown = write!(db, |tx| people::accept_terms(tx, &"leyla".into(), 7, NOW).await);
        assert!(unknown.is_err(), "a version that was never published can't be accepted");
        for version in [1, 2] {
            let row = TermsRow { version, text_az: "şərtlər".into(), text_en: String::new(), text_ru: String::new(), published_ms: NOW };
            write!(db, |tx| terms::publish(tx, &row).await).unwrap();
        }
        assert!(write!(db, |tx| people::accept_terms(tx, &"leyla".into(), 2, NOW).await).unwrap());
        assert!(!write!(db, |tx| people::accept_terms(tx, &"nobody".into(), 2, NOW).await).unwrap());
        let row = people::find(db, &"leyla".into()).await.unwrap().unwrap();
        assert_eq!((row.terms_version, row.terms_accepted_ms), (Some(2), Some(NOW)));
        assert_eq!(terms::latest(db).await.unwrap().unwrap().version, 2);
        assert_eq!(terms::find(db, 1).await.unwrap().unwrap().text_az, "şərtlər");
        let again = TermsRow { version: 1, text_az: "başqa".into(), text_en: String::new(), text_ru: String::new(), published_ms: NOW };
        assert!(write!(db, |tx| terms::publish(tx, &again).await).unwrap_err().is_unique());
    }
}

#[tokio::test]
async fn a8_12_a_restriction_is_written_and_lifted() {
    for test in filled().await {
        let db = &test.db;
        let until = Some(UnixMs(NOW.0 + 1));
        assert!(write!(db, |tx| people::restrict(tx, &"leyla".into(), until, Some("səbəb")).await).unwrap());
        assert_eq!(people::find(db, &"leyla".into()).await.unwrap().unwrap().restricted_until_ms, until);
        write!(db, |tx| people::restrict(tx, &"leyla".into(), None, None).await).unwrap();
        assert_eq!(people::find(db, &"leyla".into()).await.unwrap().unwrap().restricted_reason, None);
    }
}

#[tokio::test]
async fn a_revoked_role_is_no_role() {
    for test in filled().await {
        let db = &test.db;
        let grant = |id: &str, granted_ms| GrantRow {
            id: id.into(),
            person: "leyla".into(),
            role: Role::InstitutionStaff,
            institution: Some("azersu".into()),
            district: Some("yasamal".into()),
            granted_ms,
            granted_by: Some("murad".into()),
            revoked_ms: None,
        };
        let (late, early) = (grant("late", UnixMs(2)), grant("early", UnixMs(1)));
        let (l, e) = (late.clone(), early.clone());
        write!(db, |tx| {
            people::grant(tx, &l).await?;
            people::grant(tx, &e).await
        })
        .unwrap();
        assert_eq!(people::grants(db, &"leyla".into()).await.unwrap(), [early, late]);
        assert_eq!(people::staff_of(db, &"azersu".into()).await.unwrap().len(), 1);
        assert!(write!(db, |tx| people::revoke(tx, "early", NOW).await).unwrap());
        assert!(!write!(db, |tx| people::revoke(tx, "early", NOW).await).unwrap());
        write!(db, |tx| people::revoke(tx, "late", NOW).await).unwrap();
        assert!(people::grants(db, &"leyla".into()).await.unwrap().is_empty());
        assert!(people::staff_of(db, &"azersu".into()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_session_ends_by_itself_or_when_told() {
    for test in filled().await {
        let db = &test.db;
        for hash in ["h1", "h2", "h3"] {
            let row = SessionRow {
                id_hash: hash.into(),
                person: "leyla".into(),
                created_ms: NOW,
                seen_ms: NOW,
                expires_ms: UnixMs(NOW.0 + 10),
                device: "Chrome".into(),
                method: "asan-imza".into(),
                assurance: "high".into(),
            };
            write!(db, |tx| sessions::insert(tx, &row).await).unwrap();
        }
        assert!(sessions::find(db, "h1", UnixMs(NOW.0 + 9)).await.unwrap().is_some());
        assert!(sessions::find(db, "h1", UnixMs(NOW.0 + 10)).await.unwrap().is_none());
        assert!(write!(db, |tx| sessions::seen(tx, "h1", UnixMs(NOW.0 + 5), UnixMs(NOW.0 + 50)).await).unwrap());
        assert_eq!(sessions::of_person(db, &"leyla".into()).await.unwrap()[0].id_hash, "h1");
        assert!(write!(db, |tx| sessions::end(tx, "h2").await).unwrap());
        assert_eq!(write!(db, |tx| sessions::sweep(tx, UnixMs(NOW.0 + 10)).await).unwrap(), 1, "h3 has expired, h1 was prolonged");
        assert_eq!(write!(db, |tx| sessions::end_all(tx, &"leyla".into()).await).unwrap(), 1);
        assert!(sessions::find(db, "h1", NOW).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn t4_2_notices_lie_in_the_cabinet_until_read_and_after() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let notice = |nr: &str, day| NoticeRow {
            id: nr.into(),
            person: "leyla".into(),
            appeal: id(1),
            what: What::Routed,
            number: "AM-2026-0000001-0".into(),
            day,
            sent_ms: NOW,
            read_ms: None,
            alert: None,
            count: 0,
        };
        let two = [notice("n1", None), notice("n2", Date::new(2026, 10, 12))];
        write!(db, |tx| notices::add(tx, &two).await).unwrap();
        assert_eq!(notices::unread(db, &"leyla".into()).await.unwrap(), 2);
        let found = notices::of_person(db, &"leyla".into(), 10).await.unwrap();
        assert_eq!((found.len(), found[0].id.as_str(), found[0].day), (2, "n2", Date::new(2026, 10, 12)));
        let one = |id: &'static str, who: &'static str| async move {
            write!(db, |tx| notices::mark_one_read(tx, &who.into(), &id.into(), NOW).await).unwrap()
        };
        assert!(!one("n1", "murad").await, "another's notice");
        assert!(one("n1", "leyla").await && !one("n1", "leyla").await);
        assert_eq!(write!(db, |tx| notices::mark_read(tx, &"leyla".into(), NOW).await).unwrap(), 1);
        assert_eq!(notices::unread(db, &"leyla".into()).await.unwrap(), 0);
        assert_eq!(notices::of_person(db, &"leyla".into(), 1).await.unwrap()[0].read_ms, Some(NOW));
        assert!(notices::of_person(db, &"murad".into(), 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_draft_goes_over_to_the_person_who_signs_in() {
    for test in filled().await {
        let db = &test.db;
        let draft = |id: &str, updated_ms| DraftRow {
            id: id.into(),
            person: None,
            browser_hash: Some("browser".into()),
            form: r#"{"text":"çuxur"}"#.into(),
            updated_ms,
        };
        for row in [draft("d1", NOW), draft("d2", UnixMs(1)), draft("d1", UnixMs(NOW.0 + 1))] {
            write!(db, |tx| drafts::put(tx, &row).await).unwrap();
        }
        assert_eq!(write!(db, |tx| drafts::sweep(tx, NOW).await).unwrap(), 1);
        assert_eq!(write!(db, |tx| drafts::adopt(tx, "browser", &"leyla".into()).await).unwrap(), 1);
        let kept = drafts::find(db, "d1").await.unwrap().unwrap();
        assert_eq!((kept.person, kept.updated_ms), (Some("leyla".into()), UnixMs(NOW.0 + 1)));
        assert!(write!(db, |tx| drafts::remove(tx, "d1").await).unwrap());
        assert!(!write!(db, |tx| drafts::remove(tx, "d1").await).unwrap());
    }
}
