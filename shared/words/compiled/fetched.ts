// written by npm run words from the catalogues beside this folder

/** The parts of a language that a page imports. Sentences of pages in en are in their code. */
export const fetched = {
  en: {
    refusal: async () => (await import("./en/refusal.ts")).refusal,
  },
  zh: {
    page: async () => (await import("./zh/page.ts")).page,
    refusal: async () => (await import("./zh/refusal.ts")).refusal,
  },
  ja: {
    page: async () => (await import("./ja/page.ts")).page,
    refusal: async () => (await import("./ja/refusal.ts")).refusal,
  },
}
