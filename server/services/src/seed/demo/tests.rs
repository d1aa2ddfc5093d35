use super::persons::persons;
use super::words::Words;
use domain::role::Role;

#[test]
fn the_demo_has_somebody_for_every_role_that_signs_in() {
    let people = persons().expect("the seed file reads");
    for role in [Role::Citizen, Role::OwnerStaff, Role::InstitutionStaff, Role::Operator] {
        assert!(people.iter().any(|person| person.role() == role), "nobody for {role:?}");
    }
    assert!(
        people.iter().all(|person| person.fin.len() == 7 && !person.fin.contains(['I', 'O'])),
        "a FIN has seven characters without I and O"
    );
}

#[test]
fn the_demo_has_words_for_every_leaf_category() {
    let words = Words::read().expect("the seed file reads");
    let categories = include_str!("../../../seed/categories.csv");
    for leaf in categories.lines().skip(1).filter_map(|line| line.split(',').next()).filter(|code| code.contains('.')) {
        assert!(words.appeals.contains_key(leaf), "no words for {leaf}");
    }
}
