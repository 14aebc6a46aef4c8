export function hasPostgres(): boolean
export function postgresFolders(): string[]
export function valkeyPrograms(): string[]
export const postgresNeeded: string
export const valkeyNeeded: string
