use super::*;

const BOULEVARD: Point = Point { lat: 40.371, lon: 49.852 };
const ELSEWHERE: Point = Point { lat: 40.41, lon: 49.87 };

fn square_around(point: Point) -> Shape {
    let corner = |up: f64, aside: f64| Point { lat: point.lat + up, lon: point.lon + aside };
    Shape::of_ring(vec![corner(-0.01, -0.01), corner(-0.01, 0.01), corner(0.01, 0.01), corner(0.01, -0.01)]).unwrap()
}

fn category_rule(category: &str, institution: Competent) -> Rule {
    Rule::Category { category: category.into(), institution }
}

fn rules() -> Vec<Rule> {
    vec![
        category_rule("yol", Competent::LocalExecutive),
        category_rule("yol.nisan", Competent::Institution("aayda".into())),
        category_rule("su", Competent::Institution("azersu".into())),
        category_rule("su", Competent::LocalExecutive),
        Rule::Zone { shape: square_around(BOULEVARD), institution: "bulvar".into() },
    ]
}

fn proposed(point: Point, executive: Option<&str>, category: &str) -> Vec<(String, ProposalReason)> {
    let executive = executive.map(InstitutionId::from);
    let proposals = propose(point, executive.as_ref(), &category.into(), &rules());
    proposals.into_iter().map(|proposal| (proposal.institution.0, proposal.reason)).collect()
}

#[test]
fn a8_5_place_comes_before_category() {
    use ProposalReason::*;
    let executive = Some("ih-yasamal");
    let table = [
        (BOULEVARD, executive, "yol.cuxur", vec![("bulvar", Place), ("ih-yasamal", District)]),
        (ELSEWHERE, executive, "yol.cuxur", vec![("ih-yasamal", District)]),
        (ELSEWHERE, executive, "yol.nisan", vec![("aayda", Category)]),
        (ELSEWHERE, executive, "su.sizma", vec![("azersu", Category), ("ih-yasamal", District)]),
        (ELSEWHERE, None, "su.sizma", vec![("azersu", Category)]),
        (ELSEWHERE, executive, "diger", vec![("ih-yasamal", District)]),
        (ELSEWHERE, None, "diger", vec![]),
    ];
    for (point, executive, category, expected) in table {
        let expected: Vec<_> = expected.into_iter().map(|(id, reason)| (id.to_owned(), reason)).collect();
        assert_eq!(proposed(point, executive, category), expected, "{category} at {point:?}");
    }
}
