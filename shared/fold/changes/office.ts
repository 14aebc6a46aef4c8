import { type Office, offices, type Role } from "../../model/terms.ts"

export const isOffice = (role: Role): role is Office => offices.some(one => one === role)
