class Harbour
  delegate :name, to: :town
  alias_method :title, :name
  define_method(:berths) { 9 }

  attr_reader :town

  # @pre `berths > count && !title.nil? && !name.nil?`
  def reserve(count)
    raise ArgumentError, "no berth" unless berths > count && !title.nil? && !name.nil?

    @count = count
  end
end
