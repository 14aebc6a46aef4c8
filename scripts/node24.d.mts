export const root: string
export const serverFlags: string[]
export const serverEnv: Record<string, string>
export function packagedNode(place?: string, arch?: string): string | null
export function findNode(): string
export function withNode(node: string): NodeJS.ProcessEnv
