//! Services from a file: every bad row is named, and nothing is taken in by halves (R10.2.1).

use super::Cast;
use crate::testing::{refusals, worlds};
use crate::{Error, eservice};
use domain::eservice::Item;
use domain::refusal::{Code, Field, Refusal};
use domain::regulation::Text;
use std::fmt::Write;

const HEAD: &str = "provider,name_az,content_az,legal_basis,kind,paid,amount,basis,audiences,address,field,automation\n";

fn row(provider: &str, name: &str, address: &str) -> String {
    format!(
        "{provider},{name},Abonentin su sərfiyyatı barədə arayış,\"Qanun, maddə 1|Qanun, maddə 2\",informational,no,,,persons|organisations,{address},kommunal,full\n"
    )
}

async fn count(world: &crate::testing::World) -> usize {
    store::eservices::all(world.portal.db()).await.unwrap().len()
}

#[tokio::test]
async fn r10_2_1_bad_rows_are_named_with_line_column_and_code_and_nothing_is_half_imported() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let good = row("azersu", "Arayış 1", "https://azersu.az");
        let file = [
            HEAD,
            &good,
            &row("yoxdur", "Arayış 2", "https://azersu.az"),
            &row("azersu", "Arayış 3", "azersu.az"),
            "azersu,bir,iki\n",
            &row("azersu", "ARAYIŞ 1", "https://azersu.az"),
            &good.replace(",no,,,", ",yes,,,").replace("Arayış 1", "Arayış 5"),
        ]
        .concat();
        let found = eservice::import(&cast.operator, &file).await.unwrap();
        let named: Vec<(u32, Vec<Refusal>)> = found.bad.into_iter().map(|row| (row.line, row.refusals)).collect();
        let at = |item, code| Refusal::new(Field::Eservice(item), code);
        assert_eq!(
            named,
            [
                (3, vec![at(Item::Provider, Code::Unknown)]),
                (4, vec![at(Item::Address, Code::NotAnAddress)]),
                (5, vec![Refusal::form(Code::WrongColumns)]),
                (6, vec![at(Item::NameAz, Code::Taken)]),
                (7, vec![at(Item::Amount, Code::Required), at(Item::Basis, Code::Required)]),
            ],
            "{}",
            world.name
        );
        assert_eq!((found.taken, found.bad_count, count(&world).await), (0, 5, 0));
        assert_eq!(eservice::import(&cast.operator, &[HEAD, &good].concat()).await.unwrap().taken, 1);
        let again = eservice::import(&cast.operator, &[HEAD, &good].concat()).await.unwrap();
        assert_eq!((again.taken, again.bad_count, count(&world).await), (0, 1, 1), "{}: it is there already", world.name);
    }
}

#[tokio::test]
async fn r10_2_1_r9_1_a_row_that_names_a_regulation_of_another_body_or_none_is_refused_by_name() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        for (id, provider) in [("reg-own", "azersu"), ("reg-other", "aayda")] {
            let text = Text { name: "Reqlament".into(), ..Text::default() };
            crate::regulation::plant(&world.portal, &id.into(), &provider.into(), text, world.portal.now()).await.unwrap();
        }
        let head = HEAD.replace("automation\n", "automation,regulation\n");
        let named = |nr: u32, regulation: &str| {
            row("azersu", &format!("Arayış {nr}"), "https://azersu.az").replace(",full\n", &format!(",full,{regulation}\n"))
        };
        let good = [named(1, "reg-own"), named(2, ""), named(3, "https://muraciet.az/regulations/reg-own")].concat();
        let file = [head.as_str(), &good, &named(4, "reg-other"), &named(5, "yoxdur"), &named(6, "reg-own")].concat();
        let found = eservice::import(&cast.operator, &file).await.unwrap();
        let wrong = |line| (line, vec![Refusal::new(Field::Eservice(Item::Regulation), Code::Unknown)]);
        let named: Vec<(u32, Vec<Refusal>)> = found.bad.into_iter().map(|row| (row.line, row.refusals)).collect();
        assert_eq!(named, [wrong(5), wrong(6)], "{}", world.name);
        assert_eq!((found.taken, count(&world).await), (0, 0), "{}: nothing is half imported", world.name);
        assert_eq!(eservice::import(&cast.operator, &[head.as_str(), &good].concat()).await.unwrap().taken, 3, "{}", world.name);
    }
}

#[tokio::test]
async fn r10_2_1_a_thousand_services_come_in_one_transaction_each_with_its_number_and_chain() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let mut file = HEAD.to_owned();
        for nr in 0..1_000 {
            write!(file, "{}", row("azersu", &format!("Arayış {nr}"), "https://azersu.az")).unwrap();
        }
        let found = eservice::import(&cast.operator, &file).await.unwrap();
        assert_eq!((found.taken, count(&world).await), (1_000, 1_000), "{}", world.name);
        let all = store::eservices::all(world.portal.db()).await.unwrap();
        assert!(all[999].number.starts_with("ER-2026-0001000-"), "{}", all[999].number);
        assert_eq!(store::eservices::changes(world.portal.db(), &all[999].id).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn r10_2_1_a_file_that_is_none_is_refused() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let twice = HEAD.replace("address", "provider");
        for (text, code) in [("", Code::Required), ("a,b\n1,2\n", Code::WrongColumns), (twice.as_str(), Code::WrongColumns)] {
            assert_eq!(refusals(eservice::import(&cast.operator, text).await), [(Field::Text, code)], "{}: {text}", world.name);
        }
        assert!(matches!(eservice::import(&cast.head, HEAD).await, Err(Error::Forbidden)));
    }
}
