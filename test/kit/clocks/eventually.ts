import { vi } from "vitest"
import { hangMs } from "./until.ts"

/** Repeats a check until it throws nothing, and returns its result. Only a hang ends it before. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, hangMs)

/** Repeats a look until it finds something, and returns this. Only a hang ends it before. */
export const appeared = <T>(look: () => T | Promise<T>) => vi.waitUntil(look, hangMs)
