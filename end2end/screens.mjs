// The screens that `make shots` takes pictures of: name, address, and the demo person who sees it (none: anyone).

export const screensToShow = [
  { name: 'home', address: '/' },
  { name: 'report', address: '/report' },
  { name: 'track', address: '/track' },
  { name: 'terms', address: '/terms' },
  { name: 'statistics', address: '/statistics' },
  { name: 'open-data', address: '/data' },
  { name: 'kiosk', address: '/kiosk/track' },
  { name: 'help', address: '/help' },
  { name: 'privacy', address: '/privacy' },
  { name: 'my-appeals', address: '/my', person: 'leyla' },
  { name: 'drafts', address: '/drafts', person: 'leyla' },
  { name: 'my-notices', address: '/my/notices', person: 'leyla' },
  { name: 'my-settings', address: '/my/settings', person: 'leyla' },
  { name: 'my-alerts', address: '/my/alerts', person: 'leyla' },
  { name: 'my-account', address: '/my/account', person: 'leyla' },
  { name: 'owner-desk', address: '/owner', person: 'sevinc' },
  { name: 'institution-queries', address: '/institution/queries', person: 'azerisiq' },
  { name: 'institution-desk', address: '/institution', person: 'azerisiq' },
];
