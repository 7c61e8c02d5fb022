class Make
  TABLE = { "a" => 1, "b" => 2 }.freeze
  # @pre `TABLE.key?(kind)`
  def call(kind:)
    Store.write!(TABLE.fetch(kind))
  end
end
