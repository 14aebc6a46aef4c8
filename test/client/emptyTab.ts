import { beforeAll } from "vitest"

// One tab runs many test files, and its storage would survive from one to the next.
beforeAll(() => sessionStorage.clear())
