//! Files by their content.

use bytes::Bytes;
use object_store::memory::InMemory;
use std::sync::Arc;
use store::StoreError;
use store::files::{Files, content_id};

#[tokio::test]
async fn a_file_comes_back_whole_and_only_under_its_own_name() {
    let folder = tempfile::tempdir().unwrap();
    for files in [Files::local(&folder.path().join("files")).unwrap(), Files::over(Arc::new(InMemory::new()))] {
        let content = Bytes::from(vec![7_u8; 300_000]);
        let id = content_id(&content);
        files.put(&id, "full", content.clone()).await.unwrap();
        files.put(&id, "full", content.clone()).await.unwrap();
        assert_eq!(files.get(&id, "full").await.unwrap(), Some(content));
        assert_eq!(files.content(&id, "full").await.unwrap(), Some((id.clone(), 300_000)));
        assert_eq!(files.part(&id, "full", 10..13).await.unwrap().as_deref(), Some([7_u8; 3].as_slice()));
        assert_eq!(files.part(&id, "full", 299_999..400_000).await.unwrap().as_deref(), Some([7_u8].as_slice()), "no further than the end");
        assert_eq!(files.part(&id, "thumb", 0..1).await.unwrap(), None);
        files.put(&id, "medium", Bytes::from_static(b"smaller")).await.unwrap();
        assert_eq!(files.content(&id, "medium").await.unwrap(), Some((content_id(b"smaller"), 7)));
        assert_eq!(files.content(&id, "thumb").await.unwrap(), None);
        assert_eq!(files.get(&id, "thumb").await.unwrap(), None);
        files.remove(&id, "full").await.unwrap();
        files.remove(&id, "full").await.unwrap();
        assert_eq!(files.get(&id, "full").await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_name_from_outside_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::local(&folder.path().join("files")).unwrap();
    let good = content_id(b"x");
    let upper = good.as_str().to_uppercase();
    for (id, variant) in
        [("../../etc/passwd", "full"), ("", "full"), (good.as_str(), "../x"), (good.as_str(), ""), (upper.as_str(), "full")]
    {
        let read = files.get(&id.into(), variant).await;
        let written = files.put(&id.into(), variant, Bytes::from_static(b"x")).await;
        assert!(matches!(read, Err(StoreError::Damaged(_))) && matches!(written, Err(StoreError::Damaged(_))), "{id} {variant}");
    }
}

#[tokio::test]
async fn a_failed_write_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::local(folder.path()).unwrap();
    let id = content_id(b"y");
    // A file stands where a folder is needed.
    std::fs::write(folder.path().join(&id.as_str()[..2]), b"in the way").unwrap();
    assert!(files.put(&id, "full", Bytes::from_static(b"y")).await.is_err());
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1);
}
