import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Living, SignIn } from "../database/directory.ts"

/** A sign-in with the seats that it holds. */
export interface SignInHeld extends Omit<SignIn, "plainName"> {
  device: string
  /** the name of the account to which the sign-in belongs; "" if there is none */
  account: string
  seats: { workspace: WorkspaceId; member: MemberId }[]
}

/** The bytes that a workspace takes, beside its log. */
export interface Usage {
  workspace: WorkspaceId
  notes: number
  files: number
}

/** Everything about all workspaces that only an administrator reads. */
export interface HostReadings {
  /** the valid sign-ins of all people, the last used first */
  signIns(living: Living, limit: number): Promise<SignInHeld[]>
  usage(): Promise<Usage[]>
}
