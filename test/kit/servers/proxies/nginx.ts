import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { nginxNeeded, nginxProgram } from "../../../../scripts/servers/installed.mjs"
import { type Daemon, startDaemon } from "../components/daemon.ts"
import { handOver } from "../components/folders.ts"
import { serverFolder } from "../components/guard.ts"
import { newCertificate } from "./certificate.ts"

const deploy = join(import.meta.dirname, "../../../../deploy")

/** A proxy with https, in front of one server. */
export interface Proxy extends Daemon {
  /** the address with https, without a slash at its end */
  url: string
  certificate: string
}

/**
 * Starts nginx with https and a certificate of its own, in front of a server on this machine. `nginx.conf` is the file of
 * a host of its own, `nginx.path.conf` that of a path. Only addresses and the paths of the certificate are replaced.
 * `strips`: the proxy takes the path off.
 */
export async function startNginx(
  file: "nginx.conf" | "nginx.path.conf",
  port: number,
  { strips = false } = {},
): Promise<Proxy> {
  const program = nginxProgram()
  if (program === undefined) throw new Error(nginxNeeded)
  const folder = await serverFolder()
  const certificate = await newCertificate(folder)
  const shipped = readFileSync(join(deploy, file), "utf8")
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${port}${strips ? "/" : ""}`)
    .replace(/(?<=ssl_certificate ).*(?=;)/, certificate)
    .replace(/(?<=ssl_certificate_key ).*(?=;)/, join(folder, "key.pem"))
  const main = join(folder, "nginx.conf")
  const daemon = await startDaemon({
    program,
    args(own) {
      const site =
        file === "nginx.conf"
          ? onPort(shipped, folder, own)
          : `server {\nlisten 127.0.0.1:${own} ssl;\n${secure(certificate)}\n${shipped}\n}`
      writeFileSync(main, `${frame(folder)}\n${site}\n}`)
      handOver(main)
      return ["-e", "stderr", "-p", folder, "-c", main]
    },
    folder,
    ready: /start worker process /,
    orderly: "SIGQUIT",
    quick: "SIGTERM",
  })
  return Object.assign(daemon, { url: `https://127.0.0.1:${daemon.port}`, certificate })
}

const secure = (certificate: string): string =>
  `ssl_certificate ${certificate};\nssl_certificate_key ${join(certificate, "../key.pem")};`

/** The host's file on one port of the loopback; plain http is on a socket in the folder of the test. */
const onPort = (text: string, folder: string, port: number): string =>
  text
    .replace(/listen 80;\n.*listen \[::\]:80;/, `listen unix:${folder}/http.sock;`)
    .replace(/listen 443 ssl;\n.*listen \[::\]:443 ssl;/, `listen 127.0.0.1:${port} ssl;`)
    .replaceAll("server_name panel.example.org;", "")

/** The main file around a site, with every path in the folder of the test; a brace is left open. */
const frame = (folder: string): string => {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
  return `daemon off;
error_log stderr notice;
pid ${folder}/nginx.pid;
events {}
http {
access_log off;
${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join("\n")}`
}
