import { beforeAll } from "vitest"
import { useLang } from "../../client/i18n/language.ts"
import { keepFieldWords } from "../../client/pages/frame/fieldStore.ts"

// as every page does (client/main.ts)
keepFieldWords(document.documentElement)

// One tab runs many test files with the same modules: each begins with an empty page, in English.
beforeAll(async () => {
  sessionStorage.clear()
  localStorage.clear()
  document.documentElement.replaceChild(document.createElement("body"), document.body)
  await useLang("en")
})
