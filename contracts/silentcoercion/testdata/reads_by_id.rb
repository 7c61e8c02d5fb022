class ReadsById
  def call(params)
    Line.where(order_id: params[:order_id].to_i) # want silent-coercion params @information
  end
end

class WritesById
  def call(params)
    Line.create!(order_id: params[:order_id].to_i) # want silent-coercion params @warning
  end
end
