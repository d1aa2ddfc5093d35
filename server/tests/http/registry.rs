//! The registry and reports as files (A6.0.8): for staff, as their pages show them.

use super::site::{Answer, Site, form, get};
use axum::body::Body;
use domain::role::{Grant, Role};
use http::{StatusCode, header};
use services::people;

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
