package records

import (
	"strings"

	"github.com/agentcore/proviso/analysis/flow"
	"github.com/agentcore/proviso/analysis/names"
	"github.com/agentcore/proviso/analysis/program"
)

// Library is a TypeScript library whose writes are known.
type Library uint8

// The libraries.
const (
	NoLibrary Library = iota
	TypeORM
	TypeORMManager
	MikroORM
	Prisma
	Mongoose
	MongoDriver
	Knex
	Kysely
	Drizzle
	Sequelize
	Postgres
	HTTPClient
	RedisClient
	SDK
)

// libraries are head names of declared types.
var libraries = map[string]Library{
	"Repository": TypeORM, "TreeRepository": TypeORM, "MongoRepository": TypeORM, "SelectQueryBuilder": TypeORM, "UpdateQueryBuilder": TypeORM,
	"EntityManager": TypeORMManager, "DataSource": TypeORMManager, "QueryRunner": TypeORMManager, "Connection": TypeORMManager,
	"EntityRepository": MikroORM, "MikroORM": MikroORM,
	"PrismaClient": Prisma, "PrismaService": Prisma, "TransactionClient": Prisma,
	"Model": Mongoose, "SoftDeleteModel": Mongoose, "PaginateModel": Mongoose,
	"Collection": MongoDriver, "Knex": Knex, "Kysely": Kysely,
	"NodePgDatabase": Drizzle, "PostgresJsDatabase": Drizzle, "MySql2Database": Drizzle, "BetterSQLite3Database": Drizzle, "LibSQLDatabase": Drizzle,
	"DrizzleD1Database": Drizzle, "PgDatabase": Drizzle, "NeonHttpDatabase": Drizzle, "NeonDatabase": Drizzle, "PgTransaction": Drizzle,
	"ModelStatic": Sequelize, "ModelCtor": Sequelize, "Pool": Postgres, "PoolClient": Postgres,
	"AxiosInstance": HTTPClient, "Axios": HTTPClient, "KyInstance": HTTPClient, "Got": HTTPClient,
	"Redis": RedisClient, "RedisClientType": RedisClient, "Cluster": RedisClient,
	"Stripe": SDK, "S3Client": SDK, "SQSClient": SDK, "SNSClient": SDK, "DynamoDBClient": SDK, "DynamoDBDocumentClient": SDK, "Producer": SDK, "WebClient": SDK, "Transporter": SDK,
	"Queue": SDK,
}

// LibraryOf is the library of the object that a chain of calls and members starts from.
func (k *Knowledge) LibraryOf(f *flow.Frame, s *flow.State, x *program.Expr) Library {
	for depth := 0; x != nil && depth < 12; depth++ {
		if x.Op == program.Call && (x.Name == "pipeline" || x.Name == "multi" || x.Name == "batch") {
			return NoLibrary // collects until it is executed
		}
		if l := k.declared(f, s, x); l != NoLibrary {
			return l
		}
		switch x.Op {
		case program.Call, program.Member, program.Await, program.NonNull, program.Cast, program.Index:
			if x.Op == program.Cast && x.Type != nil {
				if l := libraries[head(x.Type)]; l != NoLibrary {
					return l
				}
			}
			x = x.X
		case program.Local:
			v := f.Value(s, x)
			if v == nil || v.Expr == nil || v.Expr == x || v.Expr.Op != program.Call && v.Expr.Op != program.Member {
				return NoLibrary
			}
			x = v.Expr // repo = this.dataSource.getRepository(Order)
		default:
			return NoLibrary
		}
	}
	return NoLibrary
}

// declared is the library by the declaration of a field, parameter, import or module constant.
func (k *Knowledge) declared(f *flow.Frame, s *flow.State, x *program.Expr) Library {
	switch x.Op {
	case program.Call:
		switch {
		case x.Name == "getRepository" || x.Name == "getTreeRepository" || x.Name == "getMongoRepository" || x.Name == "withRepository":
			return TypeORM
		case x.X != nil && x.X.Op == program.Self: // this.knex("rooms")
			return k.field(f.Method.Class, x.Name, 0)
		case x.X == nil && x.Name == "knex":
			return Knex
		}
	case program.Field_:
		return k.field(f.Method.Class, x.Name, 0)
	case program.Local:
		if v := f.Value(s, x); v != nil {
			if v.Param != nil {
				return k.typed(f.File(), v.Param.Type)
			}
			if l := k.element(f.Method, x.Name); l != NoLibrary { // for (const player of players)
				return l
			}
			if v.Field != "" {
				return k.field(f.Method.Class, v.Field, 0)
			}
			if v.Expr != nil && v.Expr.Op == program.New {
				return libraries[last(v.Expr.Name)]
			}
		}
		return conventional[x.Name]
	case program.Constant:
		return k.module(f.File(), x.Name)
	}
	return NoLibrary
}

// typed is the library of a value of a declared type: a client, or a record that stores itself.
func (k *Knowledge) typed(f *program.File, t *program.Type) Library {
	if t == nil {
		return NoLibrary
	}
	name := head(t)
	if l := libraries[name]; l != NoLibrary {
		return l
	}
	if name == "HydratedDocument" || name == "Document" && imports(f, f, "mongoose") {
		return Mongoose
	}
	for _, c := range k.resolve(nil, name) {
		switch {
		case c.Super == "Model" && imports(f, c.File, "sequelize"):
			return Sequelize
		case c.Super == "BaseEntity" && imports(f, c.File, "typeorm"):
			return TypeORM
		}
	}
	return NoLibrary
}

// element is the library of what a loop takes, one by one, from a parameter that is a list of records that store themselves.
func (k *Knowledge) element(m *program.Method, name string) Library {
	for _, prm := range m.Params {
		if prm.Type == nil || prm.Type.Name != "Array" || len(prm.Type.Args) != 1 {
			continue
		}
		library := k.typed(m.File, prm.Type.Args[0])
		if library == NoLibrary {
			continue
		}
		found := false
		m.Body().Walk(func(e *program.Expr) bool {
			found = found || e.Op == program.For && e.X != nil && e.X.Op == program.Local && e.X.Name == prm.Name && len(e.List) > 0 && e.List[0] != nil && e.List[0].Name == name
			return !found
		})
		if found {
			return library
		}
	}
	return NoLibrary
}

// conventional are names that closures give their transaction.
var conventional = map[string]Library{"tx": Prisma, "prisma": Prisma, "trx": Knex, "manager": TypeORMManager, "entityManager": TypeORMManager,
	"transactionalEntityManager": TypeORMManager, "queryRunner": TypeORMManager, "em": TypeORMManager}

func (k *Knowledge) field(c *program.Class, name string, depth int) Library {
	if c == nil || depth > 4 {
		return NoLibrary
	}
	for _, fd := range c.Fields {
		if fd.Name != name {
			continue
		}
		if fd.Type != nil {
			return libraries[head(fd.Type)]
		}
		if fd.Init != nil && fd.Init.Op == program.New {
			return libraries[last(fd.Init.Name)]
		}
	}
	if c.Super != "" {
		for _, parent := range k.resolve(c, c.Super) {
			if parent != c {
				return k.field(parent, name, depth+1)
			}
		}
	}
	return NoLibrary
}

// module is the library of a name of the module: an imported client, a model class, a constant made with new.
func (k *Knowledge) module(f *program.File, name string) Library {
	switch name {
	case "axios":
		return HTTPClient
	case "prisma":
		return Prisma
	case "knex":
		return Knex
	}
	for _, c := range k.resolve(nil, name) {
		if c.Super == "Model" && imports(f, c.File, "sequelize") {
			return Sequelize
		}
	}
	found := NoLibrary
	if f.TopLevel != nil {
		f.TopLevel.Body().Walk(func(e *program.Expr) bool {
			if e.Op == program.Assign && e.X != nil && e.X.Name == name && e.Y != nil {
				switch {
				case e.Y.Op == program.New:
					found = libraries[last(e.Y.Name)]
				case e.Y.Op == program.Call && (e.Y.Name == "model" || e.Y.Name == "getModelForClass"):
					found = Mongoose
				}
			}
			return found == NoLibrary && e.Op != program.Closure_
		})
	}
	if found == NoLibrary && modelName.MatchString(name) && imports(f, f, "mongoose") {
		found = Mongoose
	}
	return found
}

var modelName = names.Compile(`^[A-Z]\w*Model$`)

func imports(f, g *program.File, module string) bool {
	for _, file := range []*program.File{f, g} {
		for _, i := range file.Imports {
			if strings.Contains(i.From, module) {
				return true
			}
		}
	}
	return false
}

// head is the last segment of a type's name: TransactionClient of Prisma.TransactionClient.
func head(t *program.Type) string {
	if t == nil {
		return ""
	}
	if t.Name == "union" {
		for _, a := range t.Args {
			if libraries[head(a)] != NoLibrary {
				return head(a)
			}
		}
	}
	name := last(t.Name)
	if libraries[name] == NoLibrary && strings.Contains(name, "Prisma") {
		return "PrismaClient"
	}
	if libraries[name] == NoLibrary && modelName.MatchString(name) && strings.Contains(t.Text, "<") {
		return "Model"
	}
	return name
}

func last(name string) string {
	return name[strings.LastIndexAny(name, ".:")+1:]
}
