/**
 * For each letter from a to z the letters that commonly follow it in English words: 170 of the 676 pairs, which make
 * 88 % of the pairs in the vocabulary of 442 package descriptions. Of two random letters 25 % are such a pair.
 */
export const COMMON_PAIRS =
  'bcdgilmnprst aelu aehiklortu aeios acdeflmnprstvx efio ehir aeio abcdefglmnoprstv  e adeilosuy aeimop acdegiost cdlmnoprstuvw aeiloprt u aceimnorstuy acehiopstu acehiorstuy eilmnprst aei aeio p  '

/** Common passwords of five letters or more, as they are and as `p@ssw0rd`. */
export const PASSWORDS =
  /p[a@4]s[s$5]w[o0]rd|[a@4]dm[i1!]n|s[e3]cr[e3]t|qwerty|l[e3]tm[e3][i1]n|w[e3]lc[o0]m[e3]|iloveyou|dragon|monkey|master/g

/**
 * The first five digits of the MD5, then SHA-1, then SHA-256 digests of: the empty text, password, 123456, 12345678, 123456789, qwerty, admin, test, secret, letmein, welcome, root, hello, changeme, 12345, abc123, password1, key.
 */
export const WORD_HASHES =
  'd41d85f4dce10ad25d5525f9ed857821232098f65ebe20d10740be463a9f5d4144cb9c827cce99a17c6a13c6e0da39a5baa67c4a87c222f7c3bb1b37d033ea94a8e5e9fb7a87c0b13dc76eaaf4cfa9be8cb226367ce38ada62f2e3b0c5e8848d969ef79715e2b65e848c6979f86d2bb801c8bf280d4481342cf24057ba599446ca130b14d2c70e'

/** Text that stands where a key belongs, a masked or shortened key included. */
export const PLACEHOLDER =
  /your[-_ aks]|insert|change.?me|replace|place.?holder|key.?here|api.?key$|undefined|deadbeef|cafebabe|feedface|baadf00d|quick.?brown|x{6}|^(?:(?:my|the|api|app|access|secret|private|key|token|test|sample|demo|null)[-_ ]*)+\d*$|^[<{[(%$]+[a-z_. -]+[>}\])%]*$|\.{3}|…|\*{4}|••/i

/** Published in documentation: AWS, Stripe, GitHub, SendGrid, Google, Mailgun, Azure, jwt.io, well-known UUIDs and numbers. */
export const DOCUMENTED =
  /example|4eC39HqL|BQokikJO|TYooMQau|16C7e42F292c|kpvaG4gRG9l|26PHem9A|ngeVfQFY|AIzaSyDaGmW|3ax6xnjp|Eby8vdM0|C2y6yDjf|550e8400-e29b|123e4567-e89b|^3?\.?14159265|^2?\.?71828182|^1?123581321/i
