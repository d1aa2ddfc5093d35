//! A browser as far as signing in needs one: cookies, and redirects one at a time.

use http::header;
use std::collections::BTreeMap;

pub struct Browser {
    http: reqwest::Client,
    origin: String,
    pub cookies: BTreeMap<String, String>,
}

pub struct Page {
    pub status: u16,
    pub location: String,
    pub text: String,
}

impl Browser {
    pub fn new(origin: String) -> Browser {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Browser { http, origin, cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, address: &str) -> Page {
        let request = self.http.get(self.whole(address));
        self.send(request).await
    }

    pub async fn post(&mut self, address: &str, form: &[(String, String)]) -> Page {
        let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let request = self.http.post(self.whole(address)).header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body.join("&"));
        self.send(request).await
    }

    fn whole(&self, address: &str) -> String {
        if address.starts_with('/') { format!("{}{address}", self.origin) } else { address.to_owned() }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Page {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).header(header::ACCEPT, "text/html");
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            match value {
                "" => drop(self.cookies.remove(name)),
                value => drop(self.cookies.insert(name.to_owned(), value.to_owned())),
            }
        }
        let location = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        Page { status: answer.status().as_u16(), location: location.unwrap_or_default(), text: answer.text().await.unwrap() }
    }
}

impl Page {
    /// The hidden fields of the page's form.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let value = |tag: &str, name: &str| {
            let start = tag.split(&format!("{name}=\"")).nth(1)?;
            start.split('"').next().map(|text| text.replace("&amp;", "&"))
        };
        let tags = self.text.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap());
        tags.filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default()))).collect()
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
