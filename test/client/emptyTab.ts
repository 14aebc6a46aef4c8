import { beforeAll } from "vitest"

// one tab runs many files, and keeps for the next what a page would keep over a reload
beforeAll(() => sessionStorage.clear())
