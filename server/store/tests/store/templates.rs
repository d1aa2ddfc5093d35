//! Templates of texts (A8.6, A8.9).

use crate::sample::{filled, write};
use domain::lang::Lang;
use domain::template::TemplateKind;
use store::templates::{self, TemplateRow};

fn template(id: &str, kind: TemplateKind, position: i64) -> TemplateRow {
    TemplateRow {
        id: id.into(),
        kind,
        ground: None,
        institution: None,
        language: Lang::Az,
        title: "Sahəyə aid deyil".into(),
        text: "№ {number} '; drop table answer_template; --".into(),
        position,
        active: true,
    }
}

#[tokio::test]
async fn a8_6_templates_of_a_kind_are_offered_the_institutions_own_first() {
    for test in filled().await {
        let db = &test.db;
        let refusal = TemplateRow { ground: Some("not_clear".into()), ..template("r", TemplateKind::Refusal, 2) };
        let own = TemplateRow { institution: Some("azersu".into()), ..template("own", TemplateKind::Answer, 9) };
        let old = TemplateRow { active: false, ..template("old", TemplateKind::Answer, 0) };
        let rows = [refusal.clone(), template("b", TemplateKind::Answer, 2), template("a", TemplateKind::Answer, 1), own, old];
        for row in rows {
            write!(db, |tx| templates::put(tx, &row).await).unwrap();
        }
        let ids = async |institution: Option<&str>| {
            let institution = institution.map(Into::into);
            let found = templates::of_kind(db, TemplateKind::Answer, institution.as_ref()).await.unwrap();
            found.into_iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(None).await, ["a", "b"], "{}", test.name);
        assert_eq!(ids(Some("azersu")).await, ["own", "a", "b"]);
        let house = async |code: &str| templates::of_institution(db, &code.into()).await;
        let own: Vec<_> = house("azersu").await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!((own, house("aayda").await.unwrap().len()), (vec!["own".to_owned()], 0));
        assert_eq!(ids(Some("aayda")).await, ["a", "b"], "another's are not offered");
        assert_eq!(templates::of_kind(db, TemplateKind::Refusal, None).await.unwrap(), [refusal]);
        let changed = TemplateRow { active: false, title: "Köhnə".into(), ..template("a", TemplateKind::Answer, 1) };
        let row = changed.clone();
        write!(db, |tx| templates::put(tx, &row).await).unwrap();
        assert_eq!(ids(None).await, ["b"]);
        let all = templates::all(db).await.unwrap();
        assert_eq!(all.len(), 5);
        assert!(all.contains(&changed));
        let foreign = TemplateRow { institution: Some("nobody".into()), ..template("x", TemplateKind::Answer, 1) };
        assert!(write!(db, |tx| templates::put(tx, &foreign).await).is_err());
    }
}
