class Make
  # @pre `%w[a b].include?(kind)`
  def call(kind:)
    raise ArgumentError, "kind" unless kind == "a" || kind == "b"
    Store.write!(kind)
  end
end
