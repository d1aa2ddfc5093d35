//! Administrative regulations (R9): versions, agreement, discussion, forms, signatures, the chain.

use crate::sample::{NOW, document, filled, signed, write};
use domain::ids::{InstitutionId, MediaId, RegulationId};
use domain::official::DocumentKind;
use domain::regulation::{AgreementState, CommentState, Stage, Text, What};
use domain::time::UnixMs;
use store::documents::{self, Documents};
use store::regulation_agreements::AgreementRow;
use store::regulation_comments::CommentRow;
use store::regulation_events::RegulationEventRow;
use store::regulation_files::RegulationFileRow;
use store::regulations::{RegulationRow, VersionRow, json};
use store::signatures::RegulationSignatureRow;
use store::{
    Db, footprints, people, regulation_agreements, regulation_comments, regulation_events, regulation_files, regulations, signatures,
};

fn id(nr: u32) -> RegulationId {
    RegulationId(format!("01890000-0000-7000-8000-{nr:012}"))
}

fn regulation(nr: u32, institution: &str) -> RegulationRow {
    RegulationRow { id: id(nr), institution: institution.into(), created_ms: NOW, created_by: Some("leyla".into()) }
}

fn text(name: &str) -> Text {
    Text { name: name.into(), content: "'; drop table regulation; --".into(), ..Text::default() }
}

fn version(nr: u32, version: u32, stage: Stage) -> VersionRow {
    VersionRow {
        regulation: id(nr),
        version,
        stage,
        json: json(&text("Arayış")),
        name: "Arayış".into(),
        revision: 0,
        changed_ms: UnixMs(NOW.0 + i64::from(version)),
        changed_by: None,
        published_ms: (stage == Stage::Discussion).then_some(NOW),
        discussed_until_ms: None,
        since_ms: (stage == Stage::InForce).then_some(UnixMs(NOW.0 + i64::from(nr))),
        until_ms: None,
    }
}

async fn begin(db: &Db, nr: u32, institution: &str, stage: Stage) {
    let (row, version) = (regulation(nr, institution), version(nr, 1, stage));
    write!(db, |tx| {
        regulations::add(tx, &row).await?;
        regulations::put(tx, &version).await
    })
    .unwrap();
}

#[tokio::test]
async fn r9_1_a_draft_is_saved_by_whoever_has_read_its_revision() {
    for test in filled().await {
        let db = &test.db;
        begin(db, 1, "azersu", Stage::Draft).await;
        assert_eq!(regulations::find(db, &id(1)).await.unwrap(), Some(regulation(1, "azersu")), "{}", test.name);
        assert_eq!(regulations::find(db, &id(2)).await.unwrap(), None);
        let seen = regulations::versions(db, &id(1)).await.unwrap().remove(0);
        assert_eq!(seen.text().unwrap(), text("Arayış"));
        let (first, second) = (seen.clone(), seen.clone());
        assert!(write!(db, |tx| regulations::save(tx, &first, &text("Birinci"), &"leyla".into(), NOW).await).unwrap());
        assert!(
            !write!(db, |tx| regulations::save(tx, &second, &text("İkinci"), &"murad".into(), NOW).await).unwrap(),
            "somebody was faster"
        );
        let kept = write!(db, |tx| regulations::version(tx, &id(1), 1).await).unwrap().unwrap();
        assert_eq!((kept.name.as_str(), kept.revision, kept.text().unwrap()), ("Birinci", 1, text("Birinci")));
        assert_eq!(regulations::at_version(db, &id(1), 1).await.unwrap(), Some(kept.clone()));
        assert_eq!(regulations::at_version(db, &id(1), 9).await.unwrap(), None);
        let open = version(1, 2, Stage::Draft);
        assert!(write!(db, |tx| regulations::put(tx, &open).await).is_err_and(|error| error.is_unique()), "one version is on its way");
        let broken = VersionRow { json: "{".into(), ..kept };
        assert!(broken.text().is_err());
    }
}

#[tokio::test]
async fn r9_8_one_version_is_in_force_and_the_lists_tell_it() {
    for test in filled().await {
        let db = &test.db;
        for (nr, institution, stage) in
            [(1, "azersu", Stage::InForce), (2, "azersu", Stage::InForce), (3, "aayda", Stage::InForce), (4, "aayda", Stage::Discussion)]
        {
            begin(db, nr, institution, stage).await;
        }
        let (all, azersu) = (InstitutionId::default(), InstitutionId::from("azersu"));
        let page = regulations::in_force_list(db, &all, None, 2).await.unwrap();
        assert_eq!(
            (page.rows.iter().map(|row| row.regulation.clone()).collect::<Vec<_>>(), page.total),
            (vec![id(3), id(2)], 3),
            "{}",
            test.name
        );
        let rest = regulations::in_force_list(db, &all, page.next.as_deref(), 2).await.unwrap();
        assert_eq!((rest.rows.len(), rest.next), (1, None));
        assert_eq!(regulations::in_force_list(db, &azersu, None, 9).await.unwrap().total, 2);
        assert_eq!(regulations::discussed(db, &all, 9).await.unwrap().len(), 1);
        assert_eq!(regulations::discussed(db, &azersu, 9).await.unwrap(), []);
        assert_eq!(regulations::institutions(db).await.unwrap(), ["aayda".into(), "azersu".into()] as [InstitutionId; 2]);
        assert_eq!(regulations::own(db, &azersu, None, 9).await.unwrap().len(), 2);
        assert_eq!(regulations::own(db, &azersu, Some(Stage::Draft), 9).await.unwrap(), []);

        let force = regulations::in_force(db, &id(1)).await.unwrap().unwrap();
        assert_eq!((force.version, force.provider.clone(), force.text.name.as_str()), (1, azersu, "Arayış"));
        assert_eq!(regulations::in_force(db, &id(4)).await.unwrap(), None);
        let next = version(1, 2, Stage::Discussion);
        let to = VersionRow { stage: Stage::InForce, since_ms: Some(UnixMs(NOW.0 + 99)), ..next.clone() };
        let (put, seen, new) = (next.clone(), next, to.clone());
        write!(db, |tx| regulations::put(tx, &put).await).unwrap();
        let early = (seen.clone(), new.clone());
        assert!(write!(db, |tx| regulations::advance(tx, &early.0, &early.1).await).is_err_and(|error| error.is_unique()));
        assert!(
            write!(db, |tx| {
                assert!(regulations::supersede(tx, &id(1), NOW).await?);
                regulations::advance(tx, &seen, &new).await
            })
            .unwrap()
        );
        let again = (to.clone(), to);
        assert!(!write!(db, |tx| regulations::advance(tx, &VersionRow { stage: Stage::Draft, ..again.0 }, &again.1).await).unwrap());
        assert_eq!(regulations::in_force(db, &id(1)).await.unwrap().unwrap().version, 2);
        let old = regulations::versions(db, &id(1)).await.unwrap().remove(1);
        assert_eq!((old.stage, old.until_ms), (Stage::Superseded, Some(NOW)));
    }
}

#[tokio::test]
async fn r9_2_other_bodies_are_asked_and_say_what_they_think() {
    for test in filled().await {
        let db = &test.db;
        begin(db, 1, "azersu", Stage::Agreement).await;
        let aayda = InstitutionId::from("aayda");
        let asked = vec![aayda.clone()];
        write!(db, |tx| regulation_agreements::ask(tx, &id(1), 1, &asked, NOW).await).unwrap();
        let row = AgreementRow {
            regulation: id(1),
            version: 1,
            institution: aayda.clone(),
            state: AgreementState::Waiting,
            reason: String::new(),
            person: None,
            asked_ms: NOW,
            decided_ms: None,
        };
        assert_eq!(regulation_agreements::of_version(db, &id(1), 1).await.unwrap(), std::slice::from_ref(&row), "{}", test.name);
        assert_eq!(regulations::asked(db, &aayda, 9).await.unwrap().len(), 1);
        let said = AgreementRow {
            state: AgreementState::Objected,
            reason: "Müddət azdır".into(),
            person: Some("murad".into()),
            decided_ms: Some(NOW),
            ..row
        };
        let (own, stranger) = (said.clone(), AgreementRow { institution: "azersu".into(), ..said.clone() });
        assert!(write!(db, |tx| regulation_agreements::decide(tx, &own).await).unwrap());
        assert!(!write!(db, |tx| regulation_agreements::decide(tx, &stranger).await).unwrap(), "not asked");
        assert_eq!(regulation_agreements::of_version(db, &id(1), 1).await.unwrap(), [said]);
    }
}

#[tokio::test]
async fn r9_7_comments_are_kept_counted_answered_and_judged() {
    for test in filled().await {
        let db = &test.db;
        begin(db, 1, "azersu", Stage::Discussion).await;
        let comment = CommentRow {
            id: "c1".into(),
            regulation: id(1),
            version: 1,
            person: "leyla".into(),
            name: "Leyla Ə.".into(),
            text: "Müddət uzundur".into(),
            state: CommentState::Held,
            at_ms: NOW,
            answer: None,
            answered_by: None,
            answered_ms: None,
        };
        let row = comment.clone();
        write!(db, |tx| regulation_comments::add(tx, &row).await).unwrap();
        assert_eq!(regulation_comments::find(db, "c1").await.unwrap(), Some(comment.clone()), "{}", test.name);
        assert_eq!(regulation_comments::recent(db, &"leyla".into(), UnixMs(NOW.0 - 1)).await.unwrap(), 1);
        assert_eq!(regulation_comments::recent(db, &"leyla".into(), NOW).await.unwrap(), 0);
        assert!(regulation_comments::said(db, &id(1), 1, &"leyla".into(), "Müddət uzundur").await.unwrap());
        assert!(!regulation_comments::said(db, &id(1), 2, &"leyla".into(), "Müddət uzundur").await.unwrap());
        assert!(write!(db, |tx| regulation_comments::judge(tx, "c1", CommentState::Shown).await).unwrap());
        assert!(write!(db, |tx| regulation_comments::answer(tx, "c1", "Azaldılacaq", &"murad".into(), NOW).await).unwrap());
        assert!(!write!(db, |tx| regulation_comments::answer(tx, "c2", "x", &"murad".into(), NOW).await).unwrap());
        let answered = CommentRow {
            state: CommentState::Shown,
            answer: Some("Azaldılacaq".into()),
            answered_by: Some("murad".into()),
            answered_ms: Some(NOW),
            ..comment
        };
        assert_eq!(regulation_comments::of_version(db, &id(1), 1, 9).await.unwrap(), [answered]);
        for (person, kind) in [("leyla", "regulation_commented"), ("murad", "comment_answered")] {
            let done = footprints::of_person(db, &person.into(), 99).await.unwrap();
            assert!(done.iter().any(|row| row.kind == kind), "the own data hold it: {kind}");
        }
        assert!(write!(db, |tx| people::close(tx, &"leyla".into(), NOW).await).unwrap());
        let left = regulation_comments::find(db, "c1").await.unwrap().unwrap();
        assert_eq!((left.name.as_str(), left.text.as_str()), ("", "Müddət uzundur"), "T2.2: the words stay, without a name");
    }
}

#[tokio::test]
async fn r_annex1_forms_and_signatures_are_listed_for_the_checks() {
    for test in filled().await {
        let db = &test.db;
        begin(db, 1, "azersu", Stage::Draft).await;
        let file = RegulationFileRow {
            regulation: id(1),
            digest: MediaId("a".repeat(64)),
            kind: DocumentKind::Pdf,
            name: "erize.pdf".into(),
            bytes: 7,
            person: "leyla".into(),
            added_ms: NOW,
        };
        let (one, same) = (file.clone(), file.clone());
        write!(db, |tx| regulation_files::add(tx, &one).await).unwrap();
        write!(db, |tx| regulation_files::add(tx, &same).await).unwrap();
        assert_eq!(regulation_files::find(db, &id(1), &file.digest).await.unwrap(), Some(file.clone()), "{}", test.name);
        assert_eq!((regulation_files::count_of(db, &id(1)).await.unwrap(), documents::count(db).await.unwrap()), (1, 1));
        let idle = document(id(1).as_str(), file.digest.as_str(), 7);
        assert_eq!(documents::after(db, Documents::Regulation, None, 9).await.unwrap(), std::slice::from_ref(&idle));
        assert_eq!(documents::after(db, Documents::Regulation, Some(&idle), 9).await.unwrap(), []);

        // Another form, which the text names, stays however old it is.
        let kept = RegulationFileRow { digest: MediaId("b".repeat(64)), ..file.clone() };
        let named = Text { content: format!("form {}", kept.digest), ..text("Arayış") };
        let (row, seen) = (kept.clone(), version(1, 1, Stage::Draft));
        write!(db, |tx| {
            regulation_files::add(tx, &row).await?;
            regulations::save(tx, &seen, &named, &"leyla".into(), NOW).await
        })
        .unwrap();
        assert_eq!(documents::old(db, Documents::Regulation, NOW, 9).await.unwrap(), [], "not old yet");
        let later = UnixMs(NOW.0 + 1);
        assert_eq!(documents::old(db, Documents::Regulation, later, 9).await.unwrap(), std::slice::from_ref(&idle));
        assert_eq!(documents::uses(db, Documents::Regulation, &file.digest).await.unwrap(), 1);
        let forgotten = write!(db, |tx| {
            let (place, other) = (Documents::Regulation, document(id(1).as_str(), &"b".repeat(64), 7));
            let (named, early) = (documents::forget(tx, place, &other, later).await?, documents::forget(tx, place, &idle, NOW).await?);
            Ok((named, early, documents::forget(tx, place, &idle, later).await?))
        });
        assert_eq!(forgotten.unwrap(), (false, false, true));
        assert_eq!(regulation_files::find(db, &id(1), &file.digest).await.unwrap(), None);
        assert_eq!(documents::uses(db, Documents::Regulation, &file.digest).await.unwrap(), 0);
        assert_eq!(regulation_files::find(db, &id(1), &kept.digest).await.unwrap(), Some(kept.clone()));

        let signature = RegulationSignatureRow { regulation: id(1), version: 1, signed: signed("leyla") };
        let (row, twice) = (signature.clone(), signature.clone());
        write!(db, |tx| signatures::insert_regulation(tx, &row).await).unwrap();
        assert!(write!(db, |tx| signatures::insert_regulation(tx, &twice).await).is_err_and(|error| error.is_unique()));
        assert_eq!(signatures::of_regulation(db, &id(1)).await.unwrap(), std::slice::from_ref(&signature));
        assert_eq!(signatures::count(db).await.unwrap(), 1);
        assert_eq!(signatures::regulations_after(db, None, 9).await.unwrap(), std::slice::from_ref(&signature));
        assert_eq!(signatures::regulations_after(db, Some(&signature), 9).await.unwrap(), []);
    }
}

#[tokio::test]
async fn r9_the_history_of_a_regulation_is_a_chain() {
    for test in filled().await {
        let db = &test.db;
        begin(db, 1, "azersu", Stage::Draft).await;
        let entry = |what| RegulationEventRow {
            regulation: id(1),
            at_ms: NOW,
            person: Some("leyla".into()),
            institution: "azersu".into(),
            version: 1,
            what,
            note: "'; --".into(),
        };
        let (first, second) = (entry(What::Begun), entry(What::Published));
        write!(db, |tx| {
            regulation_events::append(tx, &first).await?;
            regulation_events::append(tx, &second).await
        })
        .unwrap();
        assert_eq!(regulation_events::events(db, &id(1)).await.unwrap(), [entry(What::Begun), entry(What::Published)], "{}", test.name);
        assert_eq!(regulation_events::chained(db, &RegulationId::default(), 9).await.unwrap(), [id(1)]);
        assert_eq!(regulation_events::chained(db, &id(1), 9).await.unwrap(), []);
    }
}
