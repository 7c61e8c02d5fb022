class Presenter
  def initialize(view = nil, record = nil)
    @record = record || Record.find_by!(view_id: view.id) # want unbranched-optional view @information
  end

  def self.call(record)
    new(nil, record)
  end
end
