# What a server calls: it gives the next application and the environment, and nobody else calls.
class StripVersion
  def initialize(app)
    @app = app
  end

  def call(env)
    env["PATH_INFO"] = env["PATH_INFO"].delete_prefix("/v1")
    @app.call(env)
  end
end

class Health
  def call(env)
    [200, {}, [env["PATH_INFO"].upcase]]
  end
end

class Rename
  def call(order) # want missing-presence
    order.name = order.name.strip
    order.save!
  end
end
