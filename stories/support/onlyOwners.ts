/** What somebody may do who owns nothing: one thing is refused with a reason, one is not offered. */
export const onlyOwners = {
  can: (action: string) => (action === 'delete' ? 'Only owners may delete keys.' : action !== 'revoke'),
}
