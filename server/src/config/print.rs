use super::Config;
use serde_json::Value;

/// The whole configuration as TOML with dotted keys, secrets and the database's password hidden.
pub fn printed(config: &Config) -> String {
    let mut shown = config.clone();
    shown.database = Some(without_password(&config.database()));
    let mut lines = Vec::new();
    flatten("", &serde_json::to_value(&shown).unwrap_or_default(), &mut lines);
    lines.join("\n")
}

fn flatten(path: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            flatten(&path, value, lines);
        }),
        Value::Null => lines.push(format!("# {path} is not set")),
        other => lines.push(format!("{path} = {other}")),
    }
}

/// `postgres://name:secret@host/db` without the secret.
fn without_password(database: &str) -> String {
    let Some((scheme, rest)) = database.split_once("://") else { return database.to_owned() };
    let Some((login, host)) = rest.rsplit_once('@') else { return database.to_owned() };
    let name = login.split(':').next().unwrap_or_default();
    format!("{scheme}://{name}@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn no_secret_is_printed() {
        let mut config = Config { database: Some("postgres://amis:parol123@db.local/amis".into()), ..Config::default() };
        config.oidc.client_secret = Some(Secret::new("parol456"));
        config.mail.password = Some(Secret::new("parol789"));
        config.sms.secret = Some(Secret::new("parol012"));
        config.exchange.names.secret = Some(Secret::new("parol345"));
        let text = printed(&config);
        assert!(!text.contains("parol"), "{text}");
        assert!(text.contains(r#"database = "postgres://amis@db.local/amis""#), "{text}");
        for field in ["oidc.client_secret", "mail.password", "sms.secret", "exchange.names.secret"] {
            assert!(text.contains(&format!("{field} = \"(hidden)\"")), "{field}: {text}");
        }
        assert!(text.contains(r#"sms.headers.authorization = "Bearer {secret}""#), "{text}");
        assert!(!format!("{:?}", config.oidc).contains("parol"));
    }
}
