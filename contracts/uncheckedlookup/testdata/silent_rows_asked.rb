class ShowPage
  def call(node, params)
    if node && Node.where(slug: node.target).exists?
      open(Node.find_by(slug: node.target).path)
    end

    if params[:image] && Image.find_by(id: params[:image])
      open(Image.find_by(id: params[:image]).path)
    end

    unless node.dates.find_by(kind: 1).nil?
      close(node) if !node.staggered? && node.dates.find_by(kind: 1).due_at < Time.now
    end

    if Node.where(slug: node.target).empty?
      open(Node.find_by(slug: node.target).path) # want unchecked-lookup
    end
  end
end
