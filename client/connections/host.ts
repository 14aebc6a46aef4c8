import type {
  HostFaceShown,
  HostLogPage,
  HostOverview,
  HostSettingsRead,
  HostSignIns,
} from "../../shared/contract/queries/host/host.ts"
import type { StoredFace } from "../../shared/model/host/face.ts"
import type { Title } from "../../shared/model/texts.ts"
import { get, post, putBytes, putJson, remove } from "./http.ts"

/** The functions that read and change what belongs to the whole server. All but the first are an administrator's. */
/** Asks anew each time, so that a page never shows the face of before; the answer is short where nothing has changed. */
export const fetchFace = (): Promise<HostFaceShown> => get("/api/host/face")

export const fetchHost = (): Promise<HostOverview> => get("/api/host")

export const fetchHostSettings = (): Promise<HostSettingsRead> => get("/api/host/settings")

export const saveFace = (face: StoredFace, seen: number): Promise<HostSettingsRead> =>
  putJson("/api/host/settings", { face, seen })

export const saveLogo = (file: Blob): Promise<HostSettingsRead> => putBytes("/api/host/logo", file)

export const dropLogo = (): Promise<HostSettingsRead> => remove("/api/host/logo")

export const fetchSignIns = (): Promise<HostSignIns> => get("/api/host/sign-ins")

export const endAnySignIn = (signIn: string): Promise<unknown> => post("/api/host/sign-ins/end", { signIn })

export const makeAdministratorLink = (): Promise<{ token: string }> => post("/api/host/administrators", {})

export const renameWorkspace = (slug: string, title: Title, seen: Title): Promise<unknown> =>
  post(`/api/workspaces/${encodeURIComponent(slug)}/commands/set-title`, { title, seen })

export const handOverChair = (slug: string, from: string, name: string): Promise<{ token: string }> =>
  post(`/api/host/workspaces/${encodeURIComponent(slug)}/chair`, { from, name })

/** The filters of the log; an empty text asks for everything. */
export interface HostLogAsked {
  kind: string
  from: string
  until: string
  before: string
}

export function fetchHostLog(asked: HostLogAsked): Promise<HostLogPage> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== "") query.set(name, value)
  return get(query.size > 0 ? `/api/host/log?${query}` : "/api/host/log")
}
