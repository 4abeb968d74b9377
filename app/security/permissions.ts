import type { Session } from 'electron';

/** Electron checklist 5: camera, microphone, location, notifications and all else denied, save writing to the clipboard. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowedPermission(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission));
  session.setDevicePermissionHandler(() => false);
}

/** Copying is something the user asks for by a key; everything else needs a reason that Nandrite does not have. */
export function isAllowedPermission(permission: string): boolean {
  return permission === 'clipboard-sanitized-write';
}
