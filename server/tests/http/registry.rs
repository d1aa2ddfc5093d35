//! The registry and reports as files (A6.0.8): for staff, as their pages show them.

use super::site::{Answer, Site, form, get, post};
use super::smtp::{MailServer, Mood};
use axum::body::Body;
use domain::notice::Channel;
use domain::registry::Shelf;
use domain::role::{Grant, Role};
use domain::time::UnixMs;
use http::{StatusCode, header};
use server::config::MailSecurity;
use server::jobs::reports::mail as mail_reports;
use services::people;
use services::portal::Clock;

impl Site {
    /// A file as somebody signed in takes it.
    async fn take(&self, cookie: &str, path: &str) -> Answer {
        self.send(get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
    }
}

/// Somebody of the owner's staff, and two appeals.
async fn staff(site: &Site) -> String {
    let author = site.citizen("Aygün").await;
    for _ in 0..2 {
        assert_eq!(site.submit(&author, form()).await.status, StatusCode::OK);
    }
    let cookie = site.citizen("sahib").await;
    let person = site.ctx(&cookie).await.actor.person.unwrap();
    people::grant(site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
    site.citizen("sahib").await
}

#[tokio::test]
async fn a6_0_8_the_list_is_taken_as_it_is_shown() {
    let site = Site::open().await;
    let cookie = staff(&site).await;
    let page = site.page(&cookie, "/registry?category=yol").await;
    assert!(page.contains("2 müraciət") && page.contains("/registry/appeals.csv?category=yol"), "{page}");
    let csv = site.take(&cookie, "/registry/appeals.csv?category=yol&show=number&show=status").await;
    assert_eq!((csv.status, csv.header("cache-control")), (StatusCode::OK, "no-store"));
    let lines: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "Nömrə;Vəziyyət"), "{}", csv.text);
    assert!(lines[1].starts_with("Q-2026-") || lines[1].starts_with("Q-20"), "{}", lines[1]);
    let xlsx = site.take(&cookie, "/registry/appeals.xlsx?category=yol").await;
    assert!(xlsx.status == StatusCode::OK && xlsx.text.starts_with("PK"), "{}", xlsx.status);
    let empty = site.take(&cookie, "/registry/appeals.csv?category=qaz").await;
    assert_eq!(empty.text.lines().count(), 1);
}

#[tokio::test]
async fn a6_0_8_a_report_is_taken_as_table_and_map() {
    let site = Site::open().await;
    let cookie = staff(&site).await;
    let query = "rows=district&columns=category&measure=count";
    let page = site.page(&cookie, &format!("/reports?{query}")).await;
    assert!(page.contains("/reports/map.svg?rows=district") && page.contains("class=\"bars\""), "{page}");
    let csv = site.take(&cookie, &format!("/reports/report.csv?{query}")).await;
    let lines: Vec<&str> = csv.text.trim_start_matches('\u{feff}').lines().collect();
    assert!(
        lines.first().is_some_and(|line| line.starts_with("Rayon;")) && lines.last().is_some_and(|line| line.starts_with("Cəmi;2;2")),
        "{lines:?}"
    );
    let xlsx = site.take(&cookie, &format!("/reports/report.xlsx?{query}")).await;
    assert!(xlsx.status == StatusCode::OK && xlsx.text.starts_with("PK"));
    let map = site.take(&cookie, &format!("/reports/map.svg?{query}")).await;
    assert_eq!((map.status, map.header("content-type")), (StatusCode::OK, "image/svg+xml"));
    assert!(map.text.contains(": 2</title>") && map.text.matches("<path").count() > 60, "{}", map.text.len());
}

#[tokio::test]
async fn a6_0_8_files_are_for_staff_alone() {
    let site = Site::open().await;
    staff(&site).await;
    let citizen = site.citizen("Aygün").await;
    for path in ["/registry/appeals.csv", "/registry/appeals.xlsx", "/reports/report.csv", "/reports/report.xlsx", "/reports/map.svg"] {
        assert_eq!(site.take(&citizen, path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(site.get(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    assert!(!site.page(&citizen, "/registry").await.contains("AM-20"));
}

#[tokio::test]
async fn a6_0_8_a_report_arrives_by_e_mail_with_its_table_and_nothing_that_was_typed() {
    let mail = MailServer::start(Mood::Takes).await;
    // 13 March 2026, 10:00 in Bakı, a Friday.
    let clock = Clock::fixed(UnixMs(1_773_381_600_000));
    let site = Site::at(clock.clone(), |config| {
        config.public_url = Some("http://amis.example".into());
        config.mail.host = Some("127.0.0.1".into());
        config.mail.port = mail.port;
        config.mail.security = MailSecurity::None;
        config.mail.from = Some("ASAN müraciət <no-reply@amis.example>".into());
    })
    .await;
    let cookie = staff(&site).await;
    let ctx = site.ctx(&cookie).await;
    let (person, now) = (ctx.person().unwrap().clone(), ctx.now);
    let proved = site.portal().db().write(move |tx| {
        let person = person.clone();
        Box::pin(
            async move { Ok::<_, services::Error>(store::addresses::confirm(tx, &person, Channel::Email, "sahib@example.az", now).await?) },
        )
    });
    proved.await.unwrap();
    let kept = "form%5Bshelf%5D=reports&form%5Btitle%5D=Gizli+ad&form%5Bquery%5D=rows%3Dcategory%26measure%3Dcount";
    site.form(&cookie, "/api/registry/keep", "/reports", kept).await;
    let view = services::registry::saved_views(&ctx, Shelf::Reports).await.unwrap().remove(0).id;
    let form = format!("form%5Bview%5D={view}&form%5Brhythm%5D=daily&form%5Bfile%5D=csv");
    site.form(&cookie, "/api/registry/mail", "/reports", &form).await;
    let page = site.page(&cookie, "/reports").await;
    assert!(page.contains("Gizli ad") && page.contains("Növbəti göndəriş: 16.03.2026"), "{page}");

    clock.set(UnixMs(now.0 + 72 * 3_600_000));
    mail_reports(site.state.clone()).await.unwrap();
    mail_reports(site.state.clone()).await.unwrap();
    let [letter] = &mail.letters()[..] else { panic!("one letter") };
    assert_eq!(letter.to, "sahib@example.az");
    assert!(letter.header("Subject").contains("Müraciətlərin sayı – Mövzu"), "{}", letter.head);
    assert!(letter.header("Content-Type").starts_with("multipart/mixed"), "{}", letter.head);
    let whole = format!("{}\n{}", letter.head, letter.body);
    assert!(whole.contains("report-2026-03-16.csv") && whole.contains("text/csv"), "{whole}");
    assert!(!whole.contains("Gizli"), "{whole}");
    let page = site.page(&cookie, "/reports").await;
    assert!(page.contains("göndərilib: 16.03.2026"), "{page}");
}

#[tokio::test]
async fn a5_0_7_a_document_is_added_by_a_plain_form_and_saved_by_the_other_side() {
    let site = Site::open().await;
    let owner = staff(&site).await;
    let citizen = site.citizen("Aygün").await;
    let bytes = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n";
    let form = |name: &str, content: &str| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"answer_to\"\r\n\r\n\r\n--b\r\ncontent-disposition: form-data; \
             name=\"documents\"; filename=\"{name}\"\r\ncontent-type: text/html\r\n\r\n{content}\r\n--b--\r\n"
        )
    };
    let upload = async |cookie: &str, body: String| {
        let request = post("/office/documents/form").header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        site.send(request.body(Body::from(body)).unwrap()).await
    };
    let taken = upload(&owner, form("Siyahı.html", bytes)).await;
    assert_eq!((taken.status, taken.header("location")), (StatusCode::SEE_OTHER, "/office/official#new-request"), "{}", taken.text);
    let page = site.page(&owner, "/office/official").await;
    assert!(page.contains("Siyahı.html.pdf"), "its name says what it is: {page}");
    let refused = upload(&owner, form("x.pdf", "<script>alert(1)</script>")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text.contains("sənəd növlərindən"), "{}", refused.text);
    assert_eq!(upload(&citizen, form("x.pdf", bytes)).await.status, StatusCode::FORBIDDEN);

    let raw = post("/office/documents").header(header::COOKIE, &owner).header("x-file-name", "C%C9%99dv%C9%99l.pdf");
    let raw = site.send(raw.body(Body::from(bytes.to_owned())).unwrap()).await;
    assert_eq!((raw.status, raw.json()["name"].as_str()), (StatusCode::OK, Some("Cədvəl.pdf")), "{}", raw.text);
    let address = format!("/office/documents/{}", raw.json()["id"].as_str().unwrap());
    let file = site.take(&owner, &address).await;
    assert_eq!((file.status, file.header("content-type"), file.text.as_str()), (StatusCode::OK, "application/pdf", bytes));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"C_dv_l.pdf\"; filename*=UTF-8''C%C9%99dv%C9%99l.pdf");
    assert_eq!((file.header("x-content-type-options"), file.header("cache-control")), ("nosniff", "no-store"));
    assert_eq!(site.take(&citizen, &address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.get(&address).await.status, StatusCode::UNAUTHORIZED);
}
