//! A site to test with: a portal on a database of its own, the router without a port.

use axum::Router;
use axum::body::{Body, to_bytes};
use domain::lang::Lang;
use http::{HeaderMap, Method, Request, StatusCode, header};
use serde_json::{Value, json};
use server::config::Config;
use server::state::AppState;
use server::{boot, router};
use services::Portal;
use services::people::{self, Identity};
use services::portal::{Clock, PortalConfig};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

pub struct Site {
    pub state: AppState,
    pub router: Router,
    _folder: TempDir,
    _stop: watch::Sender<bool>,
}

/// A whole answer.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// `name=value` of each cookie that is set.
    pub fn cookies(&self) -> Vec<String> {
        let set = self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap());
        set.map(|cookie| cookie.split(';').next().unwrap().to_owned()).collect()
    }
}

impl Site {
    pub async fn open() -> Site {
        Site::with(|_| {}).await
    }

    /// A site whose configuration was changed before the start.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Site::on(folder, url, change).await
    }

    /// A site whose clock stands still until it is set.
    pub async fn at(clock: Clock, change: impl FnOnce(&mut Config)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Site::opened(folder, url, clock, change).await
    }

    /// A site on a database that is there already.
    pub async fn on(folder: TempDir, database: String, change: impl FnOnce(&mut Config)) -> Site {
        Site::opened(folder, database, Clock::System, change).await
    }

    async fn opened(folder: TempDir, database: String, clock: Clock, change: impl FnOnce(&mut Config)) -> Site {
        let mut config = Config { data: folder.path().join("data"), site: bundle(&folder), ..Config::default() };
        change(&mut config);
        let mut portal = PortalConfig::new(&config.data, database);
        portal.environment = config.environment;
        portal.rights = config.rights;
        portal.recordings = config.recordings;
        portal.limits = config.limits.per_person();
        portal.channels = config.channels();
        portal.push_hosts = config.push.hosts.clone();
        portal.exchange = config.exchange.plan();
        let portal = Portal::open_with_clock(portal, clock).await.unwrap();
        portal.open_channels().await.unwrap();
        let (stop, stopping) = watch::channel(false);
        install_tls();
        let state = boot::state(config, portal, stopping).unwrap();
        Site { router: router::router(state.clone(), None), state, _folder: folder, _stop: stop }
    }

    pub fn portal(&self) -> &Arc<Portal> {
        &self.state.portal
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// A browser's navigation.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(get(path).body(Body::empty()).unwrap()).await
    }

    /// Somebody signed in who has accepted the terms; gives the cookie.
    pub async fn citizen(&self, name: &str) -> String {
        let identity = Identity {
            issuer: "test".into(),
            subject: name.into(),
            fin: format!("FIN{name}"),
            given_name: name.into(),
            phone: Some("+994501234567".into()),
            ..Identity::default()
        };
        let token = people::sign_in(self.portal(), identity, "test").await.unwrap();
        let actor = people::session(self.portal(), &token).await.unwrap().unwrap();
        people::accept_terms(&self.portal().ctx(actor, Lang::Az, None), "1").await.unwrap();
        format!("muraciet={token}")
    }

    /// What this person may do, as the use cases see it.
    pub async fn ctx(&self, cookie: &str) -> services::Ctx {
        let actor = people::session(self.portal(), &cookie["muraciet=".len()..]).await.unwrap().unwrap();
        self.portal().ctx(actor, Lang::Az, None)
    }

    /// A form of a page, sent by a browser without script.
    pub async fn form(&self, cookie: &str, address: &str, back: &str, body: &str) -> Answer {
        let request = get(address)
            .method(Method::POST)
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookie)
            .header(header::REFERER, format!("http://127.0.0.1:3000{back}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()));
        self.send(request.unwrap()).await
    }

    /// A page as this person sees it.
    pub async fn page(&self, cookie: &str, path: &str) -> String {
        self.send(get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await.text
    }

    /// Sends an appeal the way the program in the browser does.
    pub async fn submit(&self, cookie: &str, form: Value) -> Answer {
        let request = post("/api/appeals/submit")
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({ "form": form }).to_string()));
        self.send(request.unwrap()).await
    }
}

/// A form that can be sent as it is.
pub fn form() -> Value {
    json!({
        "id": uuid::Uuid::now_v7().to_string(), "point": {"lat": 40.3890, "lon": 49.8130}, "category": "yol.cuxur",
        "text": "Yolda böyük çuxur var, maşınlar zədələnir.", "address": "Şərifzadə küçəsi 12", "similar_seen": true,
    })
}

/// A page load.
pub fn get(path: &str) -> http::request::Builder {
    Request::builder().uri(path).header(header::HOST, "127.0.0.1:3000").header(header::ACCEPT, "text/html")
}

/// A request of our own page's program.
pub fn post(path: &str) -> http::request::Builder {
    let request = Request::builder().method(Method::POST).uri(path).header(header::HOST, "127.0.0.1:3000");
    request.header("sec-fetch-site", "same-origin").header(header::ACCEPT, "application/json")
}

/// A bundle as small as it can be.
fn bundle(folder: &TempDir) -> std::path::PathBuf {
    let site = folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(site.join("pkg/muraciet.1a2b.js"), "export default 1;").unwrap();
    std::fs::write(site.join("sw.js"), "self.x = 1;").unwrap();
    let assets = json!({
        "build": "b1", "js": "/pkg/muraciet.1a2b.js", "wasm": "/pkg/muraciet_bg.1a2b.wasm", "css": "/pkg/main.1a2b.css",
        "leaflet_js": "/pkg/leaflet.1a2b.js", "leaflet_css": "/leaflet/leaflet.css", "fonts": {},
    });
    std::fs::write(site.join("assets.json"), assets.to_string()).unwrap();
    site
}

/// Once for the test program.
pub fn install_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
