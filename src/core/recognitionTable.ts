/**
 * What keys of well-known providers look like: one provider a line, its forms after the colon, a comma between them.
 *
 * A form is read from left to right, with a space between its parts:
 *
 * - `w36`, `b20~24`: that many characters, or as few and as many, of a set: `d` digits, `h` small hex, `x` hex, `l` digits
 *   and small letters, `u` digits and capitals, `a` letters, `w` base62, `b` base64url, `q` base64url with `=`, `p`
 *   base64, `t` base64url with `.` and `~`, `e` the padding `=`; `g` is a UUID
 * - `sk_{test,live}_`: the text itself; braces hold alternatives, and such a word for an environment is the key's
 * - `#test`, `#live`: the environment, where no word of the key says it
 * - `#crc`: the last 6 characters are the CRC-32 of what follows the prefix; `#sha`: the 16th to
 *   9th from the end are the base32 of the SHA-256 of all before, and the last 8 are anything
 * - `?`: others may make such keys, so it is never certain; `??`: and others are likelier
 *
 * A form with less than 4 characters of its own text is never certain either.
 *
 * The facts (prefix, length, alphabet) are what the providers publish, and what the rules of gitleaks (MIT, Copyright 2019
 * Zachary Rice), secretlint (MIT, Copyright 2020 azu), Kingfisher (Apache-2.0, MongoDB) and Nosey Parker (Apache-2.0,
 * Praetorian Security) say. No rule was copied.
 */
export const RECOGNITION_TABLE = `
1Password: A3- u6 - u6 - u5 - u5 - u5 - u5, A3- u6 - u11 - u5 - u5 - u5, ops_eyJ p100~1280 e0~2
Ably: b6 . b6 : b43
Adafruit IO: aio_ w28
Adobe: p8e- b32
age: AGE-SECRET-KEY-1 u58
Airtable: pat w14 . h64
Aiven: AVNS_ b16~24
Alibaba Cloud: LTAI w17~21, sk- h32 ??
Anthropic: sk-ant-{api,admin,oat} d2 - b93 AA
Anyscale: esecret_ l26 ?
Apify: apify_api_ w36
Asana: {1,2}/ d13~17 : h32, 2/ d13~17 / d13~17 : h32
Atlassian: {ATATT,ATCTT,ATSTT}3xFfGF0 b20~220 = u8
Authress: {sc,ext,scauth,authress}_ l5~30 . l4~6 .acc_ b10~32 . p30~120 e0~2
AWS: {AKIA,ASIA,ABIA,ACCA,AGPA,AIDA,AIPA,ANPA,ANVA,AROA} u16, ABSK p109~269 e0~2, bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t p20~2000 e0~2, amzn.mws. g, da2- l26
Azure: t3 d1 Q~ t31~34
Azure DevOps: w76 AZDO w4
Beamer: b_ q44 ?
Bitbucket: ATBB w32
Braintree: access_token$\{production,sandbox}$ l16 $ h32
Brevo: {xkeysib,xsmtpsib}- h64 - w16
Browserbase: bb_{test,live}_ b24~30 ?
Buildkite: bkua_ l40
Cal.com: cal_{test,live}_ h32
Cerebras: csk- l48 ?
Checio: pk_ l45 ?
CircleCI: {CCIPAT,CCIPRJ}_ w22~24 _ l40
Clerk: sk_{test,live}_ w40~50 ??, pk_{test,live}_ w16~100 e0~2 ??
ClickHouse Cloud: 4b1d w38
ClickUp: pk_ d5~9 _ u32 ?
Clojars: CLOJARS_ l60
Close: api_ t45 ?
Cloudflare: {cfut,cfat,cfk}_ w40 h8, v1.0- h24 - h146
Column: {test,live}_ w27 ?
Contentful: CFPAT- b43
Courier: pk_{prod,test}_ u28 ?
crates.io: cio w32
Databricks: dapi h32, dapi h32 - d1
Daytona: dtn_ h64 ?
DeepSeek: sk- h32 ?
Defined Networking: dnkey- q26 - q52
Deno Deploy: {ddp,ddw,ddo}_ w36 ?
Dependency-Track: odt_ w32~255, odt_ w8 _ w32
Dfuse: web_ h32 ?
Dify: {app,dataset}- w24 ?
DigitalOcean: {dop,doo,dor}_v1_ h64, DO00 u16
Discord: {M,N,O} b23~27 . b6 . b27~38
Docker: dckr_{pat,oat}_ b27~32
Doppler: dp.{pt,ct,st,sa,scim,audit}. w40~44, dp.st. b2~35 . w40~44
Dropbox: sl. b130~152, sl.u. b130~2000
Duffel: duffel_{test,live}_ q43
Dynatrace: dt0 a1 d2 . u24 . u64
E2B: e2b_ h40
EasyPost: EZAK w54 #live, EZTK w54 #test
ElevenLabs: sk_ h48 ?
Figma: figd_ b40~200
Firecrawl: fc- h32
Fireworks AI: fw_ w22~24
Fleetbase: flb_{test,live}_ w20
Flexport: shltm_ b40
Flutterwave: {FLWSECK,FLWPUBK}_TEST- w32 -X #test, {FLWSECK,FLWPUBK}- w32 -X #live
Fly.io: fo1_ b43, {fm1a,fm1r,fm2}_ p100~2000 e0~3
Frame.io: fio-u- q64
Fullstory: {na1,eu1}. p100
GitHub: {ghp,gho,ghu,ghs,ghr}_ w36 #crc, ghr_ w76 #crc, ghs_ d1~20 _ b20~1000 . b1~2000 . b20~1000, github_pat_ w22 _ w59 #sha
GitLab: {glpat,gldt,glft,glrt,glsoat,glffct}- b20, {glpat,glrt}- b27~300 . l9, glpat- b27~300 . l2 . l9, glimt- b25, glagent- b50, gloas- b64, glptt- h40, glcbt- w1~5 _ b20, glrt-t d1 _ b27~300 . l9, GR1348941 b20
GoCardless: {live,sandbox}_ q40~42 ?
Google: AIza b35, GOCSPX- b28, ya29. b20~1024, 1//0 b60~120, 6L b38, AQ.A b40~60 ?
Grafana: glsa_ w32 _ x8, glc_ p32~400 e0~2, eyJrIjoi w60~400 e0~2
Groq: gsk_ w52
Harness: {pat,sat}. b22 . w24 . w20
HashiCorp Vault: {hvs,hvr}. b24~130, hvb. b24~500, s. w24 ?
HCP Terraform: w14 .atlasv1. b60~70
HCP Vagrant: w14 .atlasv1. b60~70
Helicone: sk-helicone- l7 - l7 - l7 - l7
Heroku: HRKU-AA b58, HRKU- g
HubSpot: pat-{na1,na2,eu1,ap1}- g
Hugging Face: {hf,api_org}_ a34
IEX Cloud: {sk,pk}_ h32 ?
Infracost: ico- w32
Inngest: signkey-{test,prod}- h64 ?
Intra 42: s-s4t2{ud,af}- h64
Ionic: ion_ w42
JFrog: AKCp w64~74, cmVmd w59
Jina AI: jina_ w60
Klaviyo: pk_ l34 ?
Knock: {sk,pk}_{test,live}_ b43 ??
LangChain: lsv2_{pt,sk}_ h32 _ h10
Langfuse: {sk,pk}-lf- g
LaunchDarkly: {api,sdk,mob}- g ?
Linear: lin_api_ w40, lin_oauth_ h64
LlamaIndex: llx- w48 ?
Lob: {test,live}_ h35 ?, {test,live}_pub_ h31
Mailchimp: h32 -us d1~2
Mailgun: key- h32 ?, pubkey- h32
Mapbox: {pk,sk,tk}.eyJ b30~250 . b20~30
MaxMind: w6 _ w29 _mmk
Mem0: m0- w40
Meta: EAA w60~400, EAACEdEose0cBA w20~400, d15~16 | b27~40
Mollie: {test,live}_ w30 ?, access_ w40 ?
MongoDB: mdb_sa_sk_ b40
Moonshot AI: sk- w48 ??
Neon: napi_ l64 ?
Netlify: {nfp,nfc,nfo}_ w36 ?
New Relic: NRAK- u27, NRAA- h27, {NRII,NRIQ}- b32, NRRA- h42, l6 h30 NRAL, px-{api,dep}- g
ngrok: {ak,cr}_ w25~30 ?
Nightfall: NF- w32
Notion: ntn_ d11 w35, secret_ w43 ?
npm: npm_ w36 #crc
NuGet: oy2 l43
NVIDIA: nvapi- b64
Octopus Deploy: API- u26 ?
OneSignal: os_v2_{app,org}_ l100~110 ?
OpenAI: sk-{proj,svcacct,admin}- b58~74 T3BlbkFJ b58~74, sk- w20 T3BlbkFJ w20, sk- w48 ?
OpenRouter: sk-or-v1- h64
OpenShift: sha256~ b43
Packagist: packagist_{ack,acs,org,ors,ort,out,uut}_ w40~90
Pagar.me: ak_{test,live}_ w30 ?
Paystack: {sk,pk}_{test,live}_ w40 ?
Perplexity: pplx- w48
Pinecone: pcsk_ w4~8 _ w50~70
Plaid: access-{sandbox,development,production}- g
PlanetScale: pscale_{tkn,oauth,pw}_ t32~64
Porkbun: {pk1,sk1}_ h64 ?
PostHog: {phc,phx,phs}_ b43~50
Postman: PMAK- w24 - w34
Prefect: {pnu,pnb}_ w36
PubNub: {pub,sub}-c- g, sec-c- p48
Pulumi: pul- h40
PyPI: pypi-AgEIcHlwaS5vcmc b50~1000, pypi-AgENdGVzdC5weXBpLm9yZw b50~1000 #test
Razorpay: rzp_{test,live}_ w14
ReadMe: rdme_ l70
Render: rnd_ w28~32 ?
Replicate: r8_ w37
Resend: re_ w8 _ w24
Retool: retool_ b26~60
RubyGems: rubygems_ h48
Salesblink: key- w64 ?
Salesforce: 00D w12 ! t96
Scaleway: SCW u17
Scalingo: tk-us- b48
Scrapfly: scp-{test,live}- h32
Segment: sgp_ w64
SendGrid: SG. b22 . b43
Sentry: sntrys_eyJ p20~500 e0~2 _ p43, sntryu_ h64
SettleMint: sm_{aat,pat,sat}_ w16
Shippo: shippo_{test,live}_ x40
Shopify: {shpat,shpca,shppa,shpss,shpua,shptka}_ x32
SiliconFlow: sk- l48 ??
Slack: xoxb- d10~13 - d10~13 - w23~25, xoxb- d8~14 - w18~26, {xoxp,xoxe,xoxo,xoxs}- d10~13 - d10~13 - d10~13 - w28~34, {xoxa,xoxr}- w16~48, xapp- d1 - u9~13 - d10~14 - h64, xoxe.xox{b,p}- d1 - u163~166, xoxe- d1 - u146
SonarQube: {sqp,squ,sqa}_ h40
Sourcegraph: sgp_ h40, sgp_ h16 _ h40, sgp_local_ h40, slk_ h64
Square: sq0{atp,idp}- b22, sq0csp- b43, EAAA b60, sandbox-sq0{idp,atp,csb}- b22~43 #test
Stability AI: sk- w48 ??
StackHawk: hawk. b20 . b20
Stripe: {sk,rk,pk}_{test,live}_ w24, {sk,rk,pk}_{test,live}_51 w90~105, rk_{test,live}_ w25~247, sk_org_{test,live}_ w20~247, {sk,pk}_{test,live}_ w10~247 ?, whsec_ w32 ?
Stytch: secret-{test,live}- b36~44 e0~1 ?
Supabase: sbp_ l40, sb_{secret,publishable}_ b22 _ b8
Svix: whsec_ p32~64 e0~2 ??
Tailscale: tskey- a3~12 - w8~40 - w16~60
Tavily: tvly- w32, tvly-{dev-,prod-} w32
TeamCity: eyJ0eXAiOiAiVENWMiJ9. b36 . b48
Teamwork: tkn.v1_ p71 e1
Telegram: d8~10 :AA b32~33
Telnyx: KEY b55
Ticket Tailor: sk_ d4 _ d6 _ h32 ?
Together AI: tgp_v1_ b43
Trello: ATTA h64 w8 ?
Trigger.dev: tr_{dev,stg,prod}_ w20~24 ?
Twilio: {SK,AC} x32
Twitch: live_ d8~12 _ w30~36
Typeform: tfp_ b40~59
Ubidots: {BBFF,BBUS}- w30
Unkey: unkey_ w20~40
Vercel: {vcp,vci,vca,vcr,vck}_ w20~60
Voiceflow: VF. x24 . w16, VF.{DM,WS}. x24 . w16
Voyage AI: pa- b43
xAI: xai- b80
Yandex Cloud: AQVN b35~38, t1. b20~600 e0~2 . b86 e0~2, YC b38, y0_ b40~70
Zoho: 1000. h32 . h32
`
