import tseslint from 'typescript-eslint';

/**
 * The room table of ARCHITECTURE.md: which folder may import which. A room imports only what its row names; the
 * rows go one way, so there are no circles between rooms.
 */
const rooms = {
  'main/metrics': { mayImport: [] },
  'main/confluent': { mayImport: ['metrics'] },
  'main/scrape': { mayImport: ['confluent', 'metrics'] },
  'main/clusters': { mayImport: ['metrics'] },
  'main/log': { mayImport: [] },
  'main/lag': { mayImport: ['clusters', 'metrics'], contract: true },
  'main/history': { mayImport: ['clusters', 'confluent', 'metrics', 'scrape'], contract: true },
  'main/settings': { mayImport: [], contract: true },
  'main/credentials': { mayImport: ['confluent', 'metrics'] },
  'main/watch': { mayImport: ['clusters', 'history', 'lag', 'metrics', 'scrape'], contract: true },
  'main/views': { mayImport: ['clusters', 'confluent', 'lag', 'metrics', 'settings'], contract: true },
  'main/charts': {
    mayImport: ['clusters', 'history', 'lag', 'metrics', 'views', 'watch'],
    contract: true,
  },
  'main/preferences': { mayImport: ['confluent', 'settings'], contract: true },
  'main/diagnosis': { mayImport: ['metrics', 'settings'], contract: true },
  'main/setup': {
    mayImport: ['confluent', 'credentials', 'settings', 'views'],
    contract: true,
  },
  'main/accounts': {
    mayImport: [
      'clusters',
      'confluent',
      'credentials',
      'history',
      'log',
      'metrics',
      'scrape',
      'settings',
      'setup',
      'views',
      'watch',
    ],
    contract: true,
  },
  'main/answers': {
    mayImport: ['accounts', 'charts', 'clusters', 'history', 'lag', 'settings', 'views', 'watch'],
    contract: true,
  },
  'main/simulator': { mayImport: ['metrics'] },
  'main/replay': { mayImport: ['metrics', 'simulator'] },
  'main/hosts/browser': { mayImport: ['laglight', 'simulator'], contract: true },
  'main/hosts/terminal': { mayImport: ['laglight', 'replay', 'simulator', 'hosts'], contract: true },
  'main/hosts/electron': {
    mayImport: ['laglight', 'simulator', 'hosts'],
    contract: true,
    electron: true,
  },
};

const names = [
  'metrics',
  'confluent',
  'scrape',
  'clusters',
  'lag',
  'history',
  'settings',
  'credentials',
  'log',
  'preferences',
  'diagnosis',
  'watch',
  'views',
  'charts',
  'setup',
  'accounts',
  'answers',
  'simulator',
  'replay',
  'hosts',
  'laglight',
];

/** Relative imports that leave a room for one that its row does not name. */
function forbidden(room, { mayImport, contract }) {
  const own = room.split('/')[1];
  const closed = names.filter((name) => name !== own && !mayImport.includes(name));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${closed.join('|')})(/|\\.ts$)`,
      message: `${room} may import only: ${mayImport.join(', ') || 'nothing'} (see ARCHITECTURE.md).`,
    },
    { regex: '^(\\.\\./)+(renderer|test)/', message: 'The core never imports the renderer or the tests.' },
  ];
  if (!contract) {
    patterns.push({ regex: '^(\\.\\./)+preload/', message: `${room} does not know the contract.` });
  }
  return patterns;
}

const noElectron = {
  regex: '^electron($|/|-store$)',
  allowTypeImports: true,
  message:
    'Only main/hosts/electron and preload/index.ts import electron at run time: elsewhere it downloads.',
};

/** The door alone speaks with the pages; who else imports it would open a second one. */
const noIpc = {
  regex: '^electron($|/)',
  importNames: ['ipcMain'],
  message: 'Only door/ipc-door.ts speaks with the pages.',
};

/** What Electron's security checklist forbids, and what only one file may do. */
const unsafe = {
  options: [
    {
      selector:
        'Property[key.name=/^(allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups)$/]',
      message: 'Not in any window: see the table in SECURITY.md.',
    },
    {
      selector: 'Property[key.name=/^(webSecurity|contextIsolation|sandbox)$/][value.value=false]',
      message: 'Every window is sandboxed, isolated and under web security.',
    },
    {
      selector: 'Property[key.name=/^(nodeIntegration\\w*|webviewTag)$/][value.value=true]',
      message: 'No page gets Node or webviews.',
    },
  ],
  send: {
    selector: 'CallExpression[callee.property.name=/^(send|postMessage|sendToFrame)$/]',
    message: 'Only door/ipc-door.ts speaks with the pages.',
  },
  openExternal: {
    selector: 'MemberExpression[property.name=/^(openExternal|openPath)$/]',
    message: 'Links leave only through security/links.ts.',
  },
};

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            'main/*.mjs',
            'test/*.mjs',
            'test/doubles/electron/sample/*.cjs',
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noElectron] }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  ...Object.entries(rooms).map(([room, rule]) => ({
    files: [`${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [rule.electron ? noIpc : noElectron, ...forbidden(room, rule)] },
      ],
    },
  })),
  {
    files: ['main/hosts/electron/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unsafe.options, unsafe.send, unsafe.openExternal] },
  },
  {
    files: ['main/hosts/electron/door/ipc-door.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: forbidden('main/hosts/electron', rooms['main/hosts/electron']) },
      ],
      'no-restricted-syntax': ['error', ...unsafe.options, unsafe.openExternal],
    },
  },
  {
    files: ['main/hosts/electron/security/links.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unsafe.options, unsafe.send] },
  },
  ...[
    { files: ['preload/**/*.ts'], ignores: ['preload/index.ts'], patterns: [noElectron] },
    { files: ['preload/index.ts'], ignores: [], patterns: [] },
  ].map(({ files, ignores, patterns }) => ({
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...patterns,
            { regex: '^(\\.\\./)+(main|renderer|test)/', message: 'The contract stands alone.' },
          ],
        },
      ],
    },
  })),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            noElectron,
            { regex: '^(\\.\\./)+(main|test)/', message: 'The renderer talks only to the bridge.' },
            {
              regex: '^(\\.\\./)+preload/contract\\.ts$',
              allowTypeImports: true,
              message: 'The renderer takes only types from the contract.',
            },
            { regex: '^node:', message: 'The renderer has no Node.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
  },
  {
    files: ['main/hosts/terminal/**/*.ts', 'test/**/*.{ts,mjs}', 'main/*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Run by Electron, or by Node with the double of Electron in its place.
    files: ['test/doubles/electron/sample/*', 'test/e2e/desktop/recorder.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
);
