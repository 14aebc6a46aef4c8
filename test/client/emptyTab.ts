import { beforeAll } from "vitest"
import { keepFieldWords } from "../../client/pages/frame/fieldStore.ts"

// as every page does (client/main.ts)
keepFieldWords(document.documentElement)

// One tab runs many test files, and its storage would survive from one to the next.
beforeAll(() => sessionStorage.clear())
