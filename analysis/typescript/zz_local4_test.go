package typescript
import ("testing";"os";"fmt";"time";"math/rand";"github.com/agentcore/proviso/analysis/syntax")
func TestRand(t *testing.T){
 b,_:=os.ReadFile("testdata/service.ts")
 d,_:=os.ReadFile("testdata/declarations.ts")
 e,_:=os.ReadFile("testdata/expressions.txt")
 src:=string(b)+string(d)+string(e)
 r:=rand.New(rand.NewSource(time.Now().UnixNano()))
 frag:=append(append([]string{},halfTyped...),betweenMembers...)
 frag=append(frag,"\xff","<","<a>&","`","${","=>","...","export ","enum {","namespace N {","declare ","type X = ","}\n","{\n","\n  a() {\n","(",")","[","]","\n\n","using ","yield ","?","#",":","=",",")
 start:=time.Now(); var worst time.Duration; n:=0
 for time.Since(start)<25*time.Second {
  i:=r.Intn(len(src)); j:=i+r.Intn(min(1500,len(src)-i)+1)
  s:=src[i:j]
  for k:=r.Intn(6);k>=0;k--{ p:=r.Intn(len(s)+1); q:=p
   if r.Intn(2)==0 {q=p+r.Intn(min(20,len(s)-p)+1)}
   s=s[:p]+frag[r.Intn(len(frag))]+s[q:] }
  p:="a.ts"; if r.Intn(2)==0{p="a.tsx"}
  t0:=time.Now()
  f,err:=Lower(p,syntax.NewText(s)); if err!=nil{t.Fatal(err)}
  checkSpans(t,f)
  if dd:=time.Since(t0);dd>worst{worst=dd; os.WriteFile("/tmp/tsdump/worst",[]byte(s),0o644)}
  n++
 }
 fmt.Println(n,"runs worst",worst)
}
