use crate::config::Oidc;
use serde_json::Value;
use services::people::Identity;

/// The person of a verified ID token, read by the configured paths; `None` without a personal identification number.
pub fn identity(oidc: &Oidc, claims: &Value) -> Option<Identity> {
    let read = |paths: &[String]| paths.iter().find_map(|path| text_at(claims, path));
    let fin = read(&oidc.claims.fin)?.to_uppercase();
    Some(Identity {
        issuer: oidc.issuer_name.clone().unwrap_or_else(|| oidc.issuer.clone()),
        subject: text_at(claims, "/sub")?,
        fin,
        given_name: read(&oidc.claims.given_name).unwrap_or_default(),
        surname: read(&oidc.claims.surname).unwrap_or_default(),
        patronymic: read(&oidc.claims.patronymic).unwrap_or_default(),
        voen: read(&oidc.claims.voen),
        legal_name: read(&oidc.claims.legal_name),
        phone: read(&oidc.claims.phone),
        method: read(&oidc.claims.method).unwrap_or_default(),
        assurance: read(&oidc.claims.assurance).unwrap_or_default(),
    })
}

fn text_at(claims: &Value, path: &str) -> Option<String> {
    match claims.pointer(path)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_person_is_found_where_the_configuration_says() {
        let claims = json!({"sub": "s1", "user": {"pin": "5abc12d", "firstName": "Aygün", "lastName": "Əliyeva"}, "amr": ["sima"]});
        let person = identity(&Oidc::default(), &claims).unwrap_or_default();
        assert_eq!((person.fin.as_str(), person.given_name.as_str(), person.method.as_str()), ("5ABC12D", "Aygün", "sima"));
        assert!(identity(&Oidc::default(), &json!({"sub": "s1", "user": {"pin": " "}})).is_none());
    }
}
