class Twice
  def call(x)
    Elsewhere.call(nil)
    client.charge(nil)
    Twice.new.other(nil)
    abstract(nil)
  end

  def abstract(x)
    raise NotImplementedError
  end
end
