class Any
  def self.call(name:, **options)
    [name, options]
  end

  def self.forward(...) = call(...)

  def self.hash(options)
    options[:name]
  end
end

class Twice
  def call(a:)
    a
  end
end

class Twice
  def call(b:)
    b
  end
end

class Caller
  def call(options, key)
    Any.call(name: 1, colour: 2)
    Any.call(**options)
    Any.call(name: 1, **options)
    Any.call(key => 1)
    Any.forward(name: 1, colour: 1)
    Any.hash(colour: 1)
    Any.call(options.symbolize)
    Twice.new.call(b: 1)
    Twice.new.call(a: 1)
    Elsewhere.call(a: 1)
    String.new(capacity: 3)
  end
end
