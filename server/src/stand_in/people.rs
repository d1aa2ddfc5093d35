//! Whom it knows: the demo's persons, and for any other number somebody made from it.

use domain::exchange::{Data, Fact};
use services::seed::demo::persons::{DemoPerson, persons};
use sha2::{Digest, Sha256};

const SURNAMES: [&str; 6] = ["Bəylərli", "Cavadov", "Dadaşov", "Kərimli", "Nağıyev", "Səfərov"];
const NAMES: [&str; 6] = ["Anar", "Elşən", "İlqar", "Kənan", "Orxan", "Tural"];

/// What the register of a fact says of a number; `None`: nobody has it. Numbers that begin with `0` are nobody's.
pub fn find(fact: Fact, key: &str) -> Option<Data> {
    if key.starts_with('0') {
        return None;
    }
    let persons = persons().unwrap_or_default();
    let known = persons.iter().find(|one| if fact.is_of_legal_person() { one.voen == key } else { one.fin == key });
    Some(known.map_or_else(|| invented(fact, key), |person| of(fact, person)))
}

fn of(fact: Fact, person: &DemoPerson) -> Data {
    match fact {
        Fact::Names => {
            Data::Names { surname: person.surname.clone(), given_name: person.given_name.clone(), patronymic: person.patronymic.clone() }
        }
        Fact::Phone => Data::Phone(person.phone.clone()),
        Fact::LegalPerson => Data::LegalPerson { name: person.legal_name.clone(), address: address(&person.voen) },
    }
}

fn invented(fact: Fact, key: &str) -> Data {
    let lot = lot(key);
    match fact {
        Fact::Names => Data::Names {
            surname: SURNAMES[usize::from(lot[0]) % SURNAMES.len()].to_owned(),
            given_name: NAMES[usize::from(lot[1]) % NAMES.len()].to_owned(),
            patronymic: String::new(),
        },
        Fact::Phone => Data::Phone(format!("+99450{:07}", u32::from_be_bytes([0, lot[2], lot[3], lot[4]]) % 10_000_000)),
        Fact::LegalPerson => Data::LegalPerson { name: format!("MMC-{key}"), address: address(key) },
    }
}

fn address(key: &str) -> String {
    format!("AZ{}, Nizami {}", 1_000 + u32::from(lot(key)[5]), 1 + u32::from(lot(key)[6]) % 99)
}

/// The same for the same number.
fn lot(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}
