export function hasPostgres(): boolean
export function postgresFolders(): string[]
export function valkeyPrograms(): string[]
export function caddyProgram(): string | undefined
export function nginxProgram(): string | undefined
export const caddyNeeded: string
export const nginxNeeded: string
export const postgresNeeded: string
export const valkeyNeeded: string
